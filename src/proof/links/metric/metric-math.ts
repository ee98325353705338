/** The value of a metric or expression in one period; undefined where no data arrived. */
export type Datapoint = number | undefined;

/** An expression of CloudWatch's metric math, as a function of what its ids stand for. */
export type Expression = (valueOf: (id: string) => Datapoint) => Datapoint;

/** An expression that is not understood here: what cannot be computed is not guessed. */
export class UnsupportedExpressionError extends Error {
  override readonly name = "UnsupportedExpressionError";
}

/**
 * Reads the arithmetic part of metric math: numbers, ids, `+ - * / ^`, comparisons, `SUM`, `AVG`,
 * `MIN`, `MAX` of lists, `FILL` with a number, `IF`, `ABS`, `CEIL`, `FLOOR`.
 *
 * @param ids - the metrics in the alarm, for `METRICS()`
 * @throws {UnsupportedExpressionError}
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseExpression(
  text: string,
  ids: readonly string[],
): Expression {
  const tokens = text.match(/\d+(?:\.\d+)?|\w+|[<>=!]=|\S/g) ?? [];
  let next = 0;
  const fail = (): never => {
    throw new UnsupportedExpressionError(
      `the expression "${text}" is not understood at "${tokens[next] ?? "its end"}"`,
    );
  };
  const take = (token: string) => tokens[next] === token && next++ >= 0;
  const expect = (token: string) => take(token) || fail();

  function binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const apply = operators.get(tokens[next] ?? "");
      if (apply === undefined) return left;
      next++;
      const [a, b] = [left, binary(level + 1)];
      left = (valueOf) => both(a(valueOf), b(valueOf), apply);
    }
  }

  function unary(): Expression {
    if (take("-")) {
      const operand = unary();
      return (valueOf) => map(operand(valueOf), (value) => -value);
    }
    return primary();
  }

  function primary(): Expression {
    const token = tokens[next];
    if (take("(")) {
      const inner = binary(0);
      expect(")");
      return inner;
    }
    if (token === undefined || !/^\w/.test(token)) return fail();
    next++;
    if (/^\d/.test(token)) {
      const number = Number(token);
      return Number.isNaN(number) ? fail() : () => number;
    }
    if (take("(")) return call(token.toUpperCase());
    return (valueOf) => valueOf(token);
  }

  function call(name: string): Expression {
    const aggregate = aggregates.get(name);
    const scalar = scalars.get(name);
    if (aggregate !== undefined) {
      const items = members();
      expect(")");
      return (valueOf) => {
        const values = items.map((item) => item(valueOf)).filter(isPresent);
        return values.length === 0 ? undefined : aggregate(values);
      };
    }
    const given = list(")");
    const [first, second, third] = given;
    if (first === undefined) return fail();
    if (scalar !== undefined && given.length === 1) {
      return (valueOf) => map(first(valueOf), scalar);
    }
    if (name === "FILL" && given.length === 2 && second !== undefined) {
      return (valueOf) => first(valueOf) ?? second(valueOf);
    }
    if (name === "IF" && second !== undefined) {
      return (valueOf) =>
        (first(valueOf) ?? 0) !== 0 ? second(valueOf) : third?.(valueOf);
    }
    return fail();
  }

  function members(): readonly Expression[] {
    if (take("[")) return list("]");
    if (take("METRICS")) {
      expect("(");
      expect(")");
      return ids.map((id) => (valueOf) => valueOf(id));
    }
    return [binary(0)];
  }

  function list(close: string): readonly Expression[] {
    const items = [binary(0)];
    while (take(",")) items.push(binary(0));
    expect(close);
    return items;
  }

  // A text of foreign making must not exhaust the stack.
  if (tokens.length > 1000) return fail();
  const whole = binary(0);
  return next === tokens.length ? whole : fail();
}

type Operators = ReadonlyMap<string, (a: number, b: number) => number>;

/** From the loosest to the tightest. */
const levels: readonly Operators[] = [
  new Map([
    ["<", (a, b) => Number(a < b)],
    ["<=", (a, b) => Number(a <= b)],
    [">", (a, b) => Number(a > b)],
    [">=", (a, b) => Number(a >= b)],
    ["==", (a, b) => Number(a === b)],
    ["!=", (a, b) => Number(a !== b)],
  ]),
  new Map([
    ["+", (a, b) => a + b],
    ["-", (a, b) => a - b],
  ]),
  new Map([
    ["*", (a, b) => a * b],
    ["/", (a, b) => a / b],
  ]),
  new Map([["^", (a, b) => a ** b]]),
];

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

const aggregates = new Map<string, (values: readonly number[]) => number>([
  ["SUM", sum],
  ["AVG", (values) => sum(values) / values.length],
  ["MIN", (values) => Math.min(...values)],
  ["MAX", (values) => Math.max(...values)],
]);

const scalars = new Map([
  ["ABS", Math.abs],
  ["CEIL", Math.ceil],
  ["FLOOR", Math.floor],
]);

const isPresent = (value: Datapoint): value is number => value !== undefined;

const map = (value: Datapoint, change: (value: number) => number): Datapoint =>
  value === undefined ? undefined : change(value);

function both(
  a: Datapoint,
  b: Datapoint,
  apply: (a: number, b: number) => number,
): Datapoint {
  if (a === undefined || b === undefined) return undefined;
  const value = apply(a, b);
  // CloudWatch gives no datapoint for a division by zero.
  return Number.isFinite(value) ? value : undefined;
}
