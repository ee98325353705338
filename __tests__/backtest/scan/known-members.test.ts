import { createScanner } from "../../../src/backtest/scan";
import { parseJson } from "../../../src/pattern";
import { matchRules } from "../../../src/rule/match-rules";
import { logOf } from "./scans";

const rules = [
  '{ $.eventName = "T" && $.a = "x" }',
  '{ $.eventName = "T" && $.a IS NULL }',
  '{ $.eventName = "S" && $.a.b = "x" }',
  "{ $.a.b IS TRUE }",
  '{ $.n = "12" }',
].map((text) => ({ text, pattern: parseJson(text) }));

/** The rules that match each record, as the scanner tells and as the matcher does. */
async function both(records: readonly string[]) {
  const told = records.map((): readonly string[] => []);
  const names = (found: readonly { readonly text: string }[]) =>
    found.map(({ text }) => text);
  const { scan } = createScanner(rules);
  await scan(logOf(records), ({ index, rules }) => {
    told[index] = names(rules);
  });
  const match = matchRules(rules);
  const expected = records.map((json) => names(match(JSON.parse(json))));
  return { told, expected };
}

/** Members that come as they came before, or nearly so, in the next record and the one behind it. */
test.each([
  ["a blank before the colon", '"a" :"x"', '"a":"x"'],
  ["a blank behind it", '"a": "x"', '"a":"x"'],
  ["a blank behind the value", '"a":"x" ', '"a":"x"'],
  ["a name with an escape", '"a":null', '"\\u0061":"x"'],
  ["the same twice", '"a":null', '"a":"y","a":"x"'],
  ["a name that goes on", '"a":"x"', '"ab":"x"'],
  ["a name beyond ASCII", '"é":1,"a":"x"', '"é":1,"a":null'],
  [
    "a long name",
    `"${"n".repeat(40)}":1,"a":"x"`,
    `"${"n".repeat(40)}":1,"a":null`,
  ],
  ["a value with an escape", '"a":"x"', '"a":"\\u0078"'],
  ["a value that goes on", '"a":"x"', '"a":"xx"'],
  ["a number that goes on", '"n":12', '"n":123'],
  ["a number with a fraction", '"n":12', '"n":12.5'],
  ["a number with a blank", '"n":12', '"n":12 '],
  ["a word", '"a":null', '"a":true'],
  ["another kind of value", '"a":{"b":"x"}', '"a":"x"'],
  ["another order", '"a":"x","n":12', '"n":12,"a":"x"'],
  ["a member that is left out", '"o":1,"a":"x","n":12', '"a":"x","n":12'],
])("%s", async (_what, first, second) => {
  const record = (name: string, members: string) =>
    `{"eventName":"${name}",${members},"id":"1"}`;
  const records = ["T", "S", "U"].flatMap((name) => [
    record(name, first),
    record(name, second),
    record(name, '"a":{"b":"x"}'),
    record(name, '"a":{"b":true}'),
    record(name, second),
    record(name, first),
    `{${second},"eventName":"${name}"}`,
  ]);
  const { told, expected } = await both(records);
  expect(told).toEqual(expected);
  expect(told.flat()).not.toEqual([]);
});

test("as many names as come, of which few are kept", async () => {
  const records = Array.from({ length: 3_000 }, (_, n) => {
    const fill = Array.from({ length: 5 }, (_, m) => `"f${n * 5 + m}":${m}`);
    return `{${fill.join()},"eventName":"T","a":${n % 7 === 0 ? '"x"' : n}}`;
  });
  const { told, expected } = await both(records);
  expect(told).toEqual(expected);
  expect(told.flat()).toHaveLength(Math.ceil(3_000 / 7));
});
