import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pack, packIds, rules } from "../../rules";
import { routesOf } from "../../src/rule/routes";
import type { Route } from "../../src/rule/rule";
import { runCases } from "../../src/rule/verify";
import { verifyRules } from "../../src/rule/verify-rules";

const root = join(__dirname, "../../rules");
const files = readdirSync(root, { withFileTypes: true })
  // Hunts are no rules; hunts.test.ts looks after them.
  .filter((entry) => entry.isDirectory() && entry.name !== "hunts")
  .flatMap(({ name: folder }) =>
    readdirSync(join(root, folder))
      .filter((file) => file !== "index.ts")
      .map((file) => ({ folder, file })),
  );
const ids = rules.map(({ id }) => id);
const problems = verifyRules(rules);

describe("registry", () => {
  test("holds every file of the folders, and nothing else", () => {
    expect(files.map(({ file }) => file.replace(/\.ts$/, "")).sort()).toEqual(
      [...ids].sort(),
    );
  });

  test.each(files)(
    "$folder/$file exports the rule of its name, and nothing else",
    async ({ folder, file }) => {
      const exported: object = await import(join(root, folder, file));
      expect(Object.values(exported)).toEqual([
        expect.objectContaining({ id: file.replace(/\.ts$/, "") }),
      ]);
      expect(rules).toContainEqual(Object.values(exported)[0]);
    },
  );

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
  test.each(packIds)("pack %s fits its routes and repeats nothing", (id) => {
    const members = pack(id);
    const on = (route: Route) =>
      members.filter((rule) => routesOf(rule).includes(route)).length;
    expect(members.length).toBeGreaterThan(0);
    expect(on("metric")).toBeLessThanOrEqual(100);
    expect(on("event")).toBeLessThanOrEqual(300);
    expect(new Set(members).size).toBe(members.length);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s",
  (_, rule) => {
    test("is as it should be, and like no other", () => {
      expect(problems.get(rule.id)).toEqual([]);
    });

    test.each(runCases(rule).map((result) => [title(result), result] as const))(
      "%s",
      (_title, { expected, actual }) => {
        expect(actual).toBe(expected);
      },
    );
  },
);

function title({ name, expected }: ReturnType<typeof runCases>[number]) {
  return `${expected ? "matches" : "ignores"} ${name}`;
}
