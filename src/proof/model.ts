/**
 * What Terraform would make, as far as it is known before it is made.
 *
 * A text may hold placeholders: parts that only AWS knows, such as the id of a key. A placeholder
 * equals itself and nothing else is known of it (placeholder.ts).
 */
export interface Model {
  readonly resources: readonly Resource[];
  /** What could not be evaluated, with its place and reason. */
  readonly unknowns: readonly UnknownPart[];
  /** Blocks that make nothing. @default - the input tells of none */
  readonly empty?: readonly EmptyBlock[];
}

/** A block of which `count` or `for_each` makes no instance, with the variables of which other values may. */
export interface EmptyBlock {
  readonly address: string;
  /** `var.alert_emails` */
  readonly variables: readonly string[];
  /** The arguments of an instance, were there one. */
  readonly values: ValueMap;
}

/** One instance of a resource or data source. */
export interface Resource {
  /** As Terraform writes it: `module.audit.aws_sns_topic.alerts["a"]`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  /** `aws_sns_topic` */
  readonly type: string;
  /** The arguments as they evaluate, defaults of the provider filled in where they decide, and what AWS will compute (`arn`, `id`, …). */
  readonly values: ValueMap;
  /** The addresses that Terraform makes before this one: by `depends_on` and by reference, direct ones. */
  readonly after: readonly string[];
  /** The region and account of its provider; a placeholder where unknown. */
  readonly region: string;
  readonly account: string;
  /** Where it is written. */
  readonly place: Place;
}

export interface Place {
  /** As it was given on the command line, or from the folder that was. */
  readonly file: string;
  /** From 1. @default - the input tells no lines */
  readonly line?: number;
}

export interface UnknownPart {
  /** The resource, variable or local concerned. */
  readonly address: string;
  /** The argument within it, such as `policy.Statement[0].Resource`. @default - all of it */
  readonly argument?: string;
  readonly reason: string;
  readonly place: Place;
}

export type Value =
  null | boolean | number | string | Unknown | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [name: string]: Value;
}

/** A value of which nothing is known, not even its type. */
export class Unknown {
  readonly reason: string;
  /** What it stands for, such as `var.prefix`: the name of its placeholder in a text. */
  readonly name: string;

  constructor(reason: string, name = reason) {
    this.reason = reason;
    this.name = name;
  }
}
