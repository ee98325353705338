import { z } from "zod";
import { isRegion, regionCodes } from "../project/regions";
import { nearest } from "../rule/did-you-mean";
import { isObject } from "../pattern/is-object";

/*
 * The parts that settings are described with. Each says in its own words what it expected, so that
 * a mistake in cdktf.json is answered by a sentence and not by a schema's vocabulary.
 */

/**
 * One of these words.
 * @param expected what to say where they are too many to name
 */
export function oneOf<const T extends string>(
  words: readonly T[],
  expected = list(words, "or"),
) {
  return z.enum(words, {
    error: ({ input }) => `expected ${expected}${suggestion(words, input)}`,
  });
}

/**
 * An object with these keys and no others.
 * @param kinds what else may stand in its place
 */
export function record<T extends z.ZodRawShape>(shape: T, kinds = "an object") {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `expected ${list(keys, "or")}${suggestion(keys, issue.keys[0])}`
        : `expected ${kinds} with ${list(keys, "and")}`,
  });
}

/**
 * Something that is off (`false`), on as it is by default (`true`), or on as an object says.
 * What is off comes out as `undefined`. @default - off
 */
export function capability<T extends z.ZodRawShape>(shape: T) {
  return z
    .preprocess(
      (given) => (given === true ? {} : given === false ? undefined : given),
      record(shape, "true, false or an object").optional(),
    )
    .prefault(false);
}

/** Objects that tell their kind by the word in `type`. */
export function byType<T extends readonly [z.ZodObject, ...z.ZodObject[]]>(
  types: readonly string[],
  options: T,
) {
  return z.discriminatedUnion("type", options, {
    error: ({ input }) =>
      isObject(input)
        ? `expected ${list(types, "or")}${suggestion(types, input["type"])}`
        : `expected an object with a "type"`,
  });
}

/** Text of a form that the words describe. */
export function text(expected: string, form?: RegExp) {
  const error = `expected ${expected}`;
  const schema = z.string({ error });
  return form ? schema.regex(form, { error }) : schema.min(1, { error });
}

/** The code of a region. */
export function region() {
  const expected = "expected the code of a region, such as eu-west-1";
  return z.string({ error: expected }).refine(isRegion, {
    error: ({ input }) => `${expected}${suggestion(regionCodes, input)}`,
  });
}

export function yesOrNo() {
  return z.boolean({ error: "expected true or false" });
}

export function listOf<T extends z.ZodType>(element: T, expected: string) {
  return z.array(element, { error: `expected a list of ${expected}` });
}

/** Which of the words was likely meant. */
function suggestion(words: readonly string[], got: unknown): string {
  const meant = typeof got === "string" ? nearest(got, words) : undefined;
  return meant === undefined ? "" : `, did you mean "${meant}"?`;
}

/** `"a", "b" or "c"` */
function list(words: readonly string[], last: "and" | "or"): string {
  const quoted = words.map((word) => `"${word}"`);
  return quoted.length > 1
    ? `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}`
    : quoted.join("");
}
