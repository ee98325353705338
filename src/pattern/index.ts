/** The pattern language: `trailwire/pattern`. */
export * from "./ast";
export { allOf, anyOf, fieldsOf } from "./builder";
export { checkCondition } from "./check";
export { equivalent, normalize } from "./equivalent";
export { PatternSyntaxError } from "./errors";
export { limits } from "./limits";
export { compile, type Matcher } from "./match";
export { compileMessage, type MessageMatcher } from "./match-message";
export { parse, parseJson, type FilterPattern } from "./parse";
export type { Column } from "./syntax/columns";
export type { ConditionSource } from "./syntax/condition";
export type { Term } from "./syntax/terms";
export { render, renderSelector } from "./render";
export * from "./schema";
export { choices } from "./semantics";
export { parseFor, patternOf } from "./typed-literal";
