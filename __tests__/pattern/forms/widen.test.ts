import fc from "fast-check";
import { recordSchema } from "../../../src/cloudtrail/record";
import { compile, parseJson, render } from "../../../src/pattern";
import {
  UnsupportedPatternError,
  toEventPattern,
  toSql,
  widen,
} from "../../../src/pattern/forms";
import { patterns, records } from "./arbitraries";
import { runs } from "../../support/runs";

const forEventBridge = (pattern: Parameters<typeof compile>[0]) =>
  toEventPattern(pattern, recordSchema, { freeForm: "as-written" });

test.each<
  readonly [pattern: string, wider: string, reasons: readonly string[]]
>([
  ["{ $.eventName = A }", '{ $.eventName = "A" }', []],
  [
    "{ $.eventName = A && $.userAgent = %a.*b% }",
    '{ $.eventName = "A" }',
    ["no regular expressions"],
  ],
  [
    "{ $.eventName = A && ($.errorCode = B || $.userAgent = %a.*b%) }",
    '{ $.eventName = "A" }',
    ["no regular expressions"],
  ],
  [
    "{ $.eventName = A && $.resources[0].ARN = x && $.requestParameters.a NOT EXISTS }",
    '{ $.eventName = "A" }',
    ["every element of an array", "takes as missing"],
  ],
  [
    "{ $.eventName = A* && $.eventName = *B }",
    '{ $.eventName = "A*" }',
    ["none for both conditions"],
  ],
])("%s is widened to %s", (pattern, wider, reasons) => {
  const widened = widen(parseJson(pattern), forEventBridge);
  expect(render(widened.pattern)).toBe(wider);
  expect(widened.dropped.map(({ reason }) => reason)).toEqual(
    reasons.map((reason) => expect.stringContaining(reason)),
  );
});

test.each([
  ["{ $.userAgent = %a.*b% }", "no regular expressions"],
  ["{ $.eventName = A || $.userAgent = %a.*b% }", "no regular expressions"],
  ["{ $.eventName = A && $.eventName = B }", "no record ever satisfies it"],
])("nothing would be left of %s", (pattern, reason) => {
  expect(() => widen(parseJson(pattern), forEventBridge)).toThrow(reason);
});

test("another error than a refusal is passed on", () => {
  const fail = () => {
    throw new TypeError("a mistake of the caller's");
  };
  expect(() => widen(parseJson("{ $.eventName = A }"), fail)).toThrow(
    TypeError,
  );
});

test("a widened pattern matches at least what the pattern does, and compiles", () => {
  let dropped = 0;
  fc.assert(
    fc.property(patterns, records, (pattern, record) => {
      for (const compileForm of [forEventBridge, toSql]) {
        try {
          const widened = widen(pattern, compileForm);
          dropped += widened.dropped.length;
          expect(() => compileForm(widened.pattern)).not.toThrow();
          if (compile(pattern)(record)) {
            expect(compile(widened.pattern)(record)).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof UnsupportedPatternError)) throw error;
        }
      }
    }),
    runs(400),
  );
  expect(dropped).toBeGreaterThan(100);
});
