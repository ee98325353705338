import fc from "fast-check";
import { rules } from "../../rules";
import { compile, parseJson } from "../../src/pattern";
import { matchRules } from "../../src/rule/match-rules";
import { patterns, records } from "../pattern/arbitraries";
import { runs } from "../support/runs";

/** What `matchRules` must give: every rule tried. */
function tryAll<R extends { readonly pattern: Parameters<typeof compile>[0] }>(
  rules: readonly R[],
  record: unknown,
): readonly R[] {
  return rules.filter(({ pattern }) => compile(pattern)(record));
}

/** The patterns' `a` as the eventName, in patterns and records. */
function renamed<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll('"name":"a"', '"name":"eventName"')
    .replaceAll('"a":', '"eventName":');
  return JSON.parse(text) as T; // the same but for a name
}

test("gives what trying every rule gives, in the same order", () => {
  fc.assert(
    fc.property(
      fc.array(patterns.map(renamed), { maxLength: 6 }),
      fc.array(records.map(renamed), { minLength: 1, maxLength: 4 }),
      (trees, records) => {
        const rules = trees.map((pattern) => ({ pattern }));
        const match = matchRules(rules);
        for (const record of records) {
          expect(match(record)).toEqual(tryAll(rules, record));
        }
      },
    ),
    runs(100),
  );
});

test("does so for every rule and every record of the rules' cases", () => {
  const match = matchRules(rules);
  const compiled = rules.map(({ id, pattern }) => ({
    id,
    test: compile(pattern),
  }));
  const records = rules.flatMap(({ matches, ignores }) => [
    ...Object.values(matches),
    ...Object.values(ignores),
  ]);
  for (const record of records) {
    expect(match(record).map(({ id }) => id)).toEqual(
      compiled.filter(({ test }) => test(record)).map(({ id }) => id),
    );
  }
  expect(records.length).toBeGreaterThan(rules.length);
});

test.each([
  ["a name that is a number", { eventName: 404 }, ["404"]],
  ["a name that is empty", { eventName: "" }, ["empty"]],
  ["no name", {}, ["missing"]],
  ["a name that is an object", { eventName: {} }, []],
  ["no record", null, []],
  ["a list", [{ eventName: "404" }], []],
])("%s", (_, record, expected) => {
  const match = matchRules([
    { id: "404", pattern: parseJson('{ $.eventName = "404" }') },
    { id: "empty", pattern: parseJson('{ $.eventName = "" }') },
    { id: "missing", pattern: parseJson("{ $.eventName NOT EXISTS }") },
  ]);
  expect(match(record).map(({ id }) => id)).toEqual(expected);
});
