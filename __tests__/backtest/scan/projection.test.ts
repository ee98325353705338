import fc from "fast-check";
import { classify } from "../../../src/backtest/scan/classify";
import {
  isOpaqueArray,
  isOpaqueObject,
  pathsOf,
} from "../../../src/backtest/scan/projection";
import { compile, parseJson } from "../../../src/pattern";
import { patterns } from "../../pattern/arbitraries";
import { runs } from "../../support/runs";

const pathsOfTexts = (...texts: readonly string[]) =>
  pathsOf(texts.map((text) => ({ pattern: parseJson(text) })));

test("paths end where a selector takes more than a name, and hold each condition once", () => {
  const paths = pathsOfTexts(
    "{ $.a.b = x && $.a.b != y }",
    "{ $.a.b = x || $.a NOT EXISTS }",
    "{ $.a.b[0].c = z || $.a.*.c = z || $.* = w }",
  );
  const names = paths.map(({ names }) => names.join("."));
  expect(names).toEqual(["a.b", "a", ""]);
  expect(paths.map(({ conditions }) => conditions.length)).toEqual([3, 2, 1]);
});

test.each([
  ["{ $.a = x }", true, true],
  ["{ $.a > 1 }", true, true],
  ["{ $.a NOT EXISTS }", true, true],
  ["{ $.a IS TRUE }", true, true],
  ["{ $.a IS NULL }", true, false],
  ["{ $.a[0] = x }", true, false],
  ["{ $.a[0].b = x }", true, false],
  ["{ $.a[*] = x }", false, false],
  ["{ $.a.* = x }", false, false],
  ["{ $.a.b = x || $.a = y }", true, true],
])("%s: any object is as another %s, any array %s", (text, object, array) => {
  const path = pathsOfTexts(text).find(({ names }) => names.length === 1);
  if (path === undefined) {
    // Only what is below is asked for.
    expect(text).toMatch("$.a.b");
    return;
  }
  expect([isOpaqueObject(path), isOpaqueArray(path)]).toEqual([object, array]);
});

const value = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('"a"', '"ab"', '"aba"', "3", '"3"', "3.0", "null", "1e400"),
  fc.constantFrom('"q\\"\\\\"', '"\\u0061"', "[null]", '["a"]', '{"a":"ab"}'),
);

test("values of one class are the same to every condition", () => {
  fc.assert(
    fc.property(
      fc.array(patterns, { minLength: 1, maxLength: 4 }),
      fc.array(value, { minLength: 2, maxLength: 6 }),
      (trees, values) => {
        for (const path of pathsOf(trees.map((pattern) => ({ pattern })))) {
          const classOf = classify(path);
          const tests = path.conditions.map(compile);
          const answers = new Map<number, readonly boolean[]>();
          for (const json of values) {
            const record = path.names.reduceRight<unknown>(
              (inner, name) => ({ [name]: inner }),
              JSON.parse(json),
            );
            const answer = tests.map((test) => test(record));
            const number = classOf(json);
            expect(number).toBeGreaterThan(0);
            expect(answers.get(number) ?? answer).toEqual(answer);
            answers.set(number, answer);
          }
        }
      },
    ),
    runs(150),
  );
});

test("values that no condition tells apart are few classes", () => {
  const [path] = pathsOfTexts(
    "{ $.a = x || $.a = *y || $.a = z* || $.a = *w* || $.a = 5 }",
  );
  if (path === undefined) throw new Error("expected a path");
  const classOf = classify(path);
  const numbers = Array.from({ length: 500 }, (_, n) => classOf(`"v${n}"`));
  expect(new Set(numbers).size).toBe(1);
  const told = ["x", "1y", "z1", "1w1", "5", "zy", "zwy"].map((text) =>
    classOf(JSON.stringify(text)),
  );
  expect(new Set([...told, ...numbers]).size).toBe(8);
});
