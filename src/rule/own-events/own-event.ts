import type { Severity } from "../rule";
import type { ConditionField } from "./condition-fields";

/** One of several values that a field of the record must have; `*` at an end stands for any text. */
export interface OwnCondition {
  readonly field: ConditionField;
  readonly values: readonly [string, ...string[]];
}

/** An event of a user's own file, without mistakes. */
export interface OwnEvent {
  /** In kebab-case. */
  readonly id: string;
  /** @default - the conditions in words */
  readonly description?: string;
  readonly severity: Severity;
  /** All must hold. */
  readonly conditions: readonly [OwnCondition, ...OwnCondition[]];
}
