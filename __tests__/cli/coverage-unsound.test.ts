import type { Rule } from "../../src/rule/rule";
import { trailwire } from "./trailwire";

let chosen: readonly Rule[] = [];

jest.mock("../../rules", () => ({
  ...jest.requireActual<typeof import("../../rules")>("../../rules"),
  get rules() {
    return chosen;
  },
}));

const { ruleById } =
  jest.requireActual<typeof import("../../rules")>("../../rules");
const root = ruleById("root-usage");

test.each<[name: string, rules: readonly Rule[], exitCode: number]>([
  ["is 0 where all is well", [root], 0],
  [
    "is 1 for a technique that does not exist",
    [{ ...root, attack: ["T1"] }],
    1,
  ],
  [
    "is 1 where a limit is exceeded",
    Array.from({ length: 101 }, (_, index) => ({
      ...root,
      id: `root-${index}`,
    })),
    1,
  ],
])("the exit code %s", async (_name, rules, exitCode) => {
  chosen = rules;
  const outcome = await trailwire(["coverage"]);
  expect(outcome).toMatchObject({ exitCode, stderr: "" });
  expect(outcome.stdout).toContain(
    `All rules: ${rules.length === 1 ? "1 rule" : `${rules.length} rules`}\n`,
  );
});
