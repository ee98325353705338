import { isWildcard, type Pattern, type Step } from "../../src/pattern";

type Condition = Exclude<Pattern, { readonly kind: "and" | "or" }>;
type Comparison = Extract<Condition, { readonly operator: string }>;

/** The meaning of a tree, written again as plainly as can be: every value is looked at, nothing is prepared. */
export function oracle(node: Pattern, record: unknown): boolean {
  if (node.kind === "and") return node.operands.every((o) => oracle(o, record));
  if (node.kind === "or") return node.operands.some((o) => oracle(o, record));
  const values = select(record, node.selector);
  if (node.kind === "not-exists") return values.length === 0;
  if (node.kind === "is") {
    const withNull = values.filter(Array.isArray).map((v) => v.includes(null));
    return (
      values.includes(node.value) ||
      (node.value === null && withNull.includes(true))
    );
  }
  if (node.operator !== "!=") return values.some((v) => holds(node, v));
  const equal = values.some((v) => holds({ ...node, operator: "=" }, v));
  const wildcard = node.selector.findIndex(isWildcard);
  const comparable =
    wildcard < 0
      ? values.some((v) => ["string", "number"].includes(typeof v))
      : select(record, node.selector.slice(0, wildcard)).length > 0;
  return comparable && !equal;
}

function select(value: unknown, selector: readonly Step[]): readonly unknown[] {
  const [step, ...others] = selector;
  if (step === undefined) return [value];
  if (value === null || typeof value !== "object") return [];
  const children = Object.entries(value).filter(
    ([name]) =>
      isWildcard(step) ||
      (step.kind === "index" &&
        Array.isArray(value) &&
        name === `${step.index}`) ||
      (step.kind === "key" && !Array.isArray(value) && name === step.name),
  );
  return children.flatMap(([, child]) => select(child, others));
}

function holds(node: Comparison, value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  if (node.kind === "regex") return new RegExp(node.source).test(`${value}`);
  if (node.kind === "text") {
    const escaped = node.value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const ends = escaped.replace(/^\\\*/, "[^]*").replace(/\\\*$/, "[^]*");
    return new RegExp(`^${ends}$`).test(`${value}`);
  }
  if (typeof value === "string") {
    return node.operator === "=" && value === `${node.value}`;
  }
  const order = Math.sign(value - node.value);
  const orders = { "<": [-1], "<=": [-1, 0], ">": [1], ">=": [1, 0] };
  return (
    node.operator === "=" || node.operator === "!="
      ? [0]
      : orders[node.operator]
  ).includes(order);
}
