import { pack, ruleById } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import type { Rule } from "../../src/rule/rule";
import { chosenRules } from "../../src/stacks/chosen-rules";
import { readSettings } from "../../src/stacks/settings";
import {
  RuleError,
  verifyChosenRules,
} from "../../src/stacks/verify-chosen-rules";

const broken: Rule = {
  ...ruleById("key-pair-created"),
  runbook: ["look"],
  matches: { created: apiCall({ eventName: "CreateKeypair" }) },
};

const problems = [
  "  key-pair-created: runbook: expected three to six steps, got 1",
  '  key-pair-created: case "created" must match and does not: $.eventName is "CreateKeypair": expected "CreateKeyPair" or "ImportKeyPair"',
].join("\n");

test("a rule whose cases fail is not deployed, and named with what is wrong", () => {
  const verify = () => verifyChosenRules("fail", [...pack("cis"), broken]);
  expect(verify).toThrow(RuleError);
  expect(verify).toThrow(
    'rules are not what they should be (`npx trailwire rules test` tries all), so no stack was made ("prove": "warn" in the context of cdktf.json makes it)\n' +
      problems,
  );
});

test.each([
  ["warn", 1],
  ["off", 0],
] as const)("the mode %s lets it pass, with %i warning", (mode, warnings) => {
  const warn = jest.spyOn(console, "warn").mockImplementation();
  verifyChosenRules(mode, [broken]);
  expect(warn).toHaveBeenCalledTimes(warnings);
  for (const [text] of warn.mock.calls) {
    expect(text).toContain(`warning: rules are not`);
    expect(text).toContain(problems);
  }
  warn.mockRestore();
});

test("the cases are those of the rule before it overlooks anybody", () => {
  const exclude = [{ accounts: ["123456789012"] }];
  expect(chosenRules(readSettings({ exclude })).length).toBeGreaterThan(100);
});
