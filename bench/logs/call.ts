import type { CallerKind } from "./callers";
import type { Random } from "./random";

type Make = (random: Random) => object;

/** What is called, by whom, how often, and what the record says of it. */
export interface Call {
  /** How often, beside the others. */
  readonly share: number;
  /** `s3` of `s3.amazonaws.com`. */
  readonly service: string;
  readonly name: string;
  /** @default workload */
  readonly by?: CallerKind;
  /** @default - none: null */
  readonly request?: Make;
  /** @default - none: null, as of calls that only read */
  readonly response?: Make;
  readonly additional?: Make;
  /** The ARN of what was called upon. */
  readonly resource?: (random: Random) => string;
  /** `errorCode`, `errorMessage`. */
  readonly error?: readonly [code: string, message: string];
  /** @default AwsApiCall */
  readonly type?: string;
}

/** A name such as people give their things. */
export function named(random: Random, kind: string): string {
  return `example-${kind}-${random.below(400)}`;
}

/** An id such as EC2 gives its things: `i-0…`. */
export function id(random: Random, kind: string): string {
  return `${kind}-0${random.hex(16)}`;
}
