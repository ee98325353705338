import { assert, property, string } from "fast-check";
import {
  parseExpression,
  UnsupportedExpressionError,
} from "../../../src/proof/links/metric/metric-math";

const ids = ["m1", "m2", "none"];
const values = new Map([
  ["m1", 3],
  ["m2", 4],
]);
const evaluate = (text: string) =>
  parseExpression(text, ids)((id) => values.get(id));

test.each<[expression: string, value: number | undefined]>([
  ["m1", 3],
  ["m1 + m2 * 2", 11],
  ["(m1 + m2) * 2", 14],
  ["-m1 + 1.5", -1.5],
  ["m2 - m1 - 1", 0],
  ["m2 ^ 2", 16],
  ["m1 / 0", undefined],
  ["m1 + none", undefined],
  ["FILL(none, 0) + m1", 3],
  ["SUM(METRICS())", 7],
  ["SUM([m1, none])", 3],
  ["SUM([none])", undefined],
  ["avg([m1, m2])", 3.5],
  ["MIN([m1, m2]) + MAX([m1, m2])", 7],
  ["IF(m1 > m2, 1, 0)", 0],
  ["IF(m1 >= 3, m2)", 4],
  ["CEIL(m1 / 2) + FLOOR(m1 / 2) + ABS(-1)", 4],
])("%s is %s", (expression, value) => {
  expect(evaluate(expression)).toBe(value);
});

test.each([
  "",
  "m1 +",
  "(m1",
  "m1 m2",
  "ANOMALY_DETECTION_BAND(m1, 2)",
  'SEARCH("{AWS/EC2}", "Sum", 300)',
  "FILL(m1)",
  "METRICS()",
  "m1 constructor m2",
  "toString(m1)",
  "1.2.3",
  "(".repeat(5000),
])("%s is not understood", (expression) => {
  expect(() => evaluate(expression)).toThrow(UnsupportedExpressionError);
});

test("no text crashes the parser", () => {
  assert(
    property(string(), (text) => {
      try {
        evaluate(text);
      } catch (error) {
        expect(error).toBeInstanceOf(UnsupportedExpressionError);
      }
    }),
  );
});
