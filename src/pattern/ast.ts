/**
 * A CloudWatch Logs JSON filter pattern as plain frozen data.
 *
 * The union is closed: every compiled form handles each kind through {@link fold}, so a kind
 * that a form forgets does not compile. Parentheses are not nodes; the renderer puts them back
 * where precedence asks for them.
 */
export type Pattern =
  | AndPattern
  | OrPattern
  | TextPattern
  | NumberPattern
  | RegexPattern
  | IsPattern
  | NotExistsPattern;

/** A pattern that is about one field. */
export type Condition = Exclude<Pattern, AndPattern | OrPattern>;

/** All operands must match. Two or more operands, none of them an `and`. */
export interface AndPattern {
  readonly kind: "and";
  readonly operands: readonly Pattern[];
}

/** At least one operand must match. Two or more operands, none of them an `or`. */
export interface OrPattern {
  readonly kind: "or";
  readonly operands: readonly Pattern[];
}

/** `$.eventName = "Delete*"`. A `*` at the start or the end of the value is a wildcard; anywhere else it is the character. */
export interface TextPattern {
  readonly kind: "text";
  readonly selector: Selector;
  readonly operator: EqualityOperator;
  readonly value: string;
}

/** `$.requestParameters.maxResults > 100`. The value is finite. */
export interface NumberPattern {
  readonly kind: "number";
  readonly selector: Selector;
  readonly operator: NumberOperator;
  readonly value: number;
}

/** `$.userAgent = %^aws-cli%`. The source is within CloudWatch's regular-expression subset; the match is a search. */
export interface RegexPattern {
  readonly kind: "regex";
  readonly selector: Selector;
  readonly operator: EqualityOperator;
  readonly source: string;
}

/** `$.responseElements IS NULL`, `$.readOnly IS TRUE`: the field is present with exactly that value. */
export interface IsPattern {
  readonly kind: "is";
  readonly selector: Selector;
  readonly value: null | boolean;
}

/** `$.userIdentity.invokedBy NOT EXISTS`: the field is not in the record at all (a present null does not count). */
export interface NotExistsPattern {
  readonly kind: "not-exists";
  readonly selector: Selector;
}

export type PatternKind = Pattern["kind"];
export type EqualityOperator = "=" | "!=";
export type NumberOperator = EqualityOperator | "<" | "<=" | ">" | ">=";

/** The way from the root of a record to a value: `$.resources[0].ARN`. At least one step, the first is not an array step. */
export type Selector = readonly Step[];

export type Step =
  /** `.name`, or `.['a key with dots']` */
  | { readonly kind: "key"; readonly name: string }
  /** `[0]`, counted from zero */
  | { readonly kind: "index"; readonly index: number }
  /** `.*`: every field of an object */
  | { readonly kind: "any-key" }
  /** `[*]`: every element of an array */
  | { readonly kind: "any-element" };

/** Whether the step selects many values: `.*` or `[*]`. */
export function isWildcard({ kind }: Step): boolean {
  return kind === "any-key" || kind === "any-element";
}

type Cases<R> = {
  readonly [K in PatternKind]: (node: Extract<Pattern, { kind: K }>) => R;
};

/** Calls the case for the node's kind. A missing case does not compile. */
export function fold<R>(node: Pattern, cases: Cases<R>): R {
  // TypeScript cannot see that the case and the node share one kind; the mapped type above says so.
  const visit = cases[node.kind] as (node: Pattern) => R;
  return visit(node);
}

/** `and` of the operands: nested `and`s are flattened, a single operand is returned as it is. */
export function and(operands: readonly Pattern[]): Pattern {
  return combine("and", operands);
}

/** `or` of the operands: nested `or`s are flattened, a single operand is returned as it is. */
export function or(operands: readonly Pattern[]): Pattern {
  return combine("or", operands);
}

function combine(kind: "and" | "or", operands: readonly Pattern[]): Pattern {
  const flat = operands.flatMap((operand) =>
    operand.kind === kind ? operand.operands : [operand],
  );
  const [first, ...others] = flat;
  if (first === undefined) {
    throw new Error(`"${kind}" needs at least one condition, got none`);
  }
  return others.length === 0
    ? first
    : Object.freeze({ kind, operands: Object.freeze(flat) });
}

/** Every condition of the tree, from left to right, `and` and `or` left out. */
export function conditions(node: Pattern): readonly Condition[] {
  return node.kind === "and" || node.kind === "or"
    ? node.operands.flatMap(conditions)
    : [node];
}
