/** An expression of Terraform's language, as it is written between `${` and `}`. */
export type Expression =
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  /** The root of a reference (`var`, `local`, `aws_sns_topic`) or what a `for` binds. */
  | { readonly kind: "name"; readonly name: string }
  | {
      readonly kind: "index";
      readonly of: Expression;
      readonly key: Expression;
    }
  /** `of[*].name`: `each` is what is done with every element, which it calls `element`. */
  | {
      readonly kind: "splat";
      readonly of: Expression;
      readonly each: Expression;
    }
  | { readonly kind: "element" }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      /** `f(list...)` */
      readonly spread: boolean;
    }
  | {
      readonly kind: "unary";
      readonly operator: "-" | "!";
      readonly of: Expression;
    }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "tuple"; readonly items: readonly Expression[] }
  | {
      readonly kind: "object";
      readonly entries: readonly (readonly [Expression, Expression])[];
    }
  | ForExpression;

/** `[for …]` or `{for …}`. */
export interface ForExpression {
  readonly kind: "for";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly over: Expression;
  /** The key of an object's entry. @default - it makes a tuple */
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** `value...`: values of one key are gathered in a list. */
  readonly grouped: boolean;
  readonly condition: Expression | undefined;
  /** As it is written, to name what it makes where that is unknown. */
  readonly text: string;
}

/** A value as it is written. */
export type Literal = null | boolean | number | string;

/** An operator between two operands. */
export type BinaryOperator =
  | "||"
  | "&&"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";
