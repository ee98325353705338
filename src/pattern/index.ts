/** The pattern language: `trailwire/pattern`. */
export * from "./ast";
export { allOf, anyOf, fieldsOf } from "./builder";
export { checkCondition, type Violation } from "./check";
export { equivalent, normalize } from "./equivalent";
export { PatternSyntaxError } from "./errors";
export { limits } from "./limits";
export { compile, type Matcher } from "./match";
export { compileMessage, type MessageMatcher } from "./match-message";
export {
  parse,
  parseJson,
  type FilterPattern,
  type ParseOptions,
} from "./parse";
export type { Column } from "./syntax/columns";
export type { ConditionSource, Written } from "./syntax/condition";
export type { Term } from "./syntax/terms";
export { render, renderSelector } from "./render";
export * from "./schema";
export { choices } from "./semantics";
export { parseFor, patternOf, type PatternFunction } from "./typed-literal";
export type {
  AnyKindOfField,
  BooleanField,
  FieldFunction,
  FieldOf,
  FreeField,
  NullableField,
  TextField,
} from "./types/fields";
