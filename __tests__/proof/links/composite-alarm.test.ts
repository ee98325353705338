import { assert, property, string } from "fast-check";
import { holdsWith } from "../../../src/proof/links/metric/composite-alarm";

const arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:root";

test.each<[rule: string, holds: boolean | undefined]>([
  ["ALARM(root)", true],
  ['ALARM("root")', true],
  ["ALARM( 'root' )", true],
  [`ALARM("${arn}")`, true],
  ["ALARM(other)", false],
  ["OK(other) AND ALARM(root)", true],
  ["OK(root)", false],
  ["INSUFFICIENT_DATA(other)", false],
  ["NOT ALARM(other)", true],
  ["ALARM(other) OR ALARM(root) AND FALSE", false],
  ["(ALARM(other) OR ALARM(root)) AND TRUE", true],
  ["NOT (ALARM(root) AND NOT ALARM(other))", false],
  ["ALARM(root) XOR TRUE", undefined],
  ["ALARM(root", undefined],
  ["", undefined],
])("%s: %s", (rule, holds) => {
  expect(holdsWith(rule, ["root", arn])).toBe(holds);
});

test("no text crashes the parser", () => {
  assert(
    property(string(), (rule) => {
      expect([true, false, undefined]).toContain(holdsWith(rule, ["root"]));
    }),
  );
});
