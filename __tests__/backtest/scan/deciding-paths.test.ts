import { decidingPaths } from "../../../src/backtest/scan/deciding-paths";
import { pathsOf } from "../../../src/backtest/scan/projection";
import { parseJson } from "../../../src/pattern";

const rules = [
  '{ $.eventName = "A" && $.a = 1 }',
  '{ ($.eventName = "A" || $.eventName = "B") && $.b = 1 }',
  '{ $.eventName = "C*" && $.c = 1 }',
  '{ $.eventName != "A" && $.d.e = 1 }',
].map((text) => ({ pattern: parseJson(text) }));
const paths = pathsOf(rules);
const deciding = decidingPaths(rules, paths);

test.each([
  ["a name of two rules", '"A"', ["a", "b", "c", "d.e"]],
  ["a name of one", '"B"', ["b", "c", "d.e"]],
  ["a name that no rule compares whole", '"C1"', ["c", "d.e"]],
  ["an escape", '"\\u0041"', ["a", "b", "c", "d.e"]],
  ["no text", "{", ["c", "d.e"]],
  ["no name", "", ["c", "d.e"]],
])("%s", (_what, json, expected) => {
  const names = deciding(json).map((n) => paths[n]?.names.join("."));
  expect(names).toEqual(expected);
});
