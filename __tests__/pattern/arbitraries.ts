import fc from "fast-check";
import {
  and,
  or,
  type Pattern,
  type Selector,
  type Step,
} from "../../src/pattern";
import { exceededQuota } from "../../src/pattern/limits";

/** Few names and values, so that patterns and records often meet. */
const name = fc.constantFrom("a", "b", "c", "cluster.name", "x-y");
const word = fc.constantFrom(
  "",
  "a",
  "ab",
  "aba",
  "a*b",
  'q"\\',
  "3",
  "é",
  "constructor",
);
const numbers = fc.constantFrom(0, 1, 3, -2.5, 1e21, 404);

const key = name.map((n): Step => ({ kind: "key", name: n }));
const step = fc.oneof(
  { weight: 4, arbitrary: key },
  {
    weight: 1,
    arbitrary: fc.nat(2).map((index): Step => ({ kind: "index", index })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("any-key" as const, "any-element" as const)
      .map((kind): Step => ({ kind })),
  },
);

const selector: fc.Arbitrary<Selector> = fc
  .tuple(key, fc.array(step, { maxLength: 2 }))
  .map(([first, others]) => [first, ...others]);

const equality = fc.constantFrom("=" as const, "!=" as const);

const wildcard = fc
  .tuple(fc.constantFrom("", "*"), word, fc.constantFrom("", "*"))
  .map((parts) => parts.join(""));

const condition: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    selector,
    operator: equality,
    value: wildcard,
  }),
  fc.record({
    kind: fc.constant("regex" as const),
    selector,
    operator: equality,
    source: fc.constantFrom("a", "^[ab]{2}", "b|3$", ".*", "^-?\\d"),
  }),
  fc.record({
    kind: fc.constant("number" as const),
    selector,
    operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">=" as const),
    value: numbers,
  }),
  fc.record({
    kind: fc.constant("is" as const),
    selector,
    value: fc.constantFrom(null, true, false),
  }),
  fc.record({ kind: fc.constant("not-exists" as const), selector }),
);

/** Any tree that a JSON pattern can be, within the quotas. */
export const patterns: fc.Arbitrary<Pattern> = fc
  .letrec<{ tree: Pattern }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: "tree" },
      condition,
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map(and),
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map(or),
    ),
  }))
  .tree.filter((pattern) => exceededQuota([pattern]) === undefined);

/** JSON records that use the same names and values. */
export const records: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{
  value: unknown;
  object: Record<string, unknown>;
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthIdentifier: "value" },
    word,
    numbers,
    fc.constantFrom(null, true, false),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(name, tie("value"), { maxKeys: 4 }),
})).object;
