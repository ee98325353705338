import fc from "fast-check";
import { patterns } from "../../pattern/arbitraries";
import { render } from "../../../src/pattern";
import { proveEventRule, proveFilter } from "./configuration";
import { runs } from "../../support/runs";
import { unicodeText } from "../../support/unicode-text";

const isOutcome = (outcome: string) =>
  ["delivered", "broken"].includes(outcome);

test("no text of a filter stops the proof", () => {
  fc.assert(
    fc.property(unicodeText({ maxLength: 60 }), (text) =>
      [text, `{ ${text} }`, `{ $.eventName = ${text} }`].every((pattern) =>
        isOutcome(proveFilter(pattern).outcome),
      ),
    ),
    runs(10),
  );
});

test("no pattern stops it", () => {
  fc.assert(
    fc.property(patterns, (pattern) =>
      isOutcome(proveFilter(render(pattern)).outcome),
    ),
    runs(15),
  );
});

test("no event pattern stops it", () => {
  const values = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.jsonValue({ maxDepth: 3 }).map((detail) =>
      JSON.stringify({
        "detail-type": ["AWS API Call via CloudTrail"],
        detail,
      }),
    ),
  );
  fc.assert(
    fc.property(values, (text) => isOutcome(proveEventRule(text).outcome)),
    runs(15),
  );
});

test("a pattern with very many alternatives takes no longer than it may", () => {
  const either = (n: number) => `($.a${n}=b || $.c${n}=d)`;
  const many = Array.from({ length: 40 }, (_, n) => either(n)).join(" && ");
  const start = performance.now();
  expect(isOutcome(proveFilter(`{ ${many} }`).outcome)).toBe(true);
  const few = Array.from({ length: 9 }, (_, n) => either(n)).join(" && ");
  const last = "$.userAgent = x && $.userAgent = y";
  expect(proveFilter(`{ ${few} && ${last} }`).outcome).toBe("broken");
  expect(performance.now() - start).toBeLessThan(1500);
});
