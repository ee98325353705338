import { parseJson, type Pattern } from "../../../src/pattern";
import { UnsupportedPatternError } from "../../../src/pattern/forms";

/** Each way in which a target cannot say what a pattern says, once. */
export type Refusal = readonly [
  /** More than CloudWatch takes comes as a tree. */
  pattern: string | Pattern,
  reason: string,
  mend: string,
];

/** The error with which a form is refused. */
export function refusal(make: () => unknown): UnsupportedPatternError {
  try {
    make();
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** Checks that a form is refused for the reason, with the mend. */
export function checkRefusal(
  compileForm: (pattern: Pattern) => unknown,
  [pattern, reason, mend]: Refusal,
): void {
  const tree = typeof pattern === "string" ? parseJson(pattern) : pattern;
  const error = refusal(() => compileForm(tree));
  expect(error.reason).toContain(reason);
  expect(error.mend).toContain(mend);
  expect(error.message).toContain(`${error.reason}: ${error.mend}`);
}

/** One for each number from 0. */
export const numbered = <T>(count: number, make: (n: number) => T) =>
  [...Array(count).keys()].map(make);
