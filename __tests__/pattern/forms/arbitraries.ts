import fc from "fast-check";
import { recordSchema } from "../../../src/cloudtrail/record";
import {
  and,
  checkCondition,
  conditions,
  or,
  parseJson,
  render,
  renderSelector,
  type Condition,
  type Pattern,
  type Selector,
} from "../../../src/pattern";

/** Fields of a CloudTrail record, few so that patterns and records often meet. */
const fields = [
  "eventName",
  "userIdentity.arn",
  "userIdentity.invokedBy",
  "userIdentity.sessionContext.sessionIssuer.userName",
  "readOnly",
  "resources[*].ARN",
  "resources[*].type",
  "requestParameters",
  "responseElements",
  "requestParameters.name",
  "requestParameters.count",
  "requestParameters.flag",
  "requestParameters.inner.name",
  "requestParameters.list[*]",
  "requestParameters.list[0]",
  "requestParameters.items[*].name",
];

const words = ["", "a", "ab", "aba", "b*", "'\"\\%_", "5", "404", "true", "é"];
const numbers = [5, 404, -2.5, 0];

const selector = fc.constantFrom(...fields).map(
  (field): Selector =>
    selectorOf(parseJson(`{ $.${field} NOT EXISTS }`) as Condition), // one condition is no and, no or
);

function selectorOf(condition: Condition): Selector {
  return condition.selector;
}

const equality = fc.constantFrom("=" as const, "!=" as const);
const star = fc.constantFrom("", "", "*");

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("text" as const),
      selector,
      operator: equality,
      value: fc
        .tuple(star, fc.constantFrom(...words), star)
        .map((parts) => parts.join("")),
    }),
  },
  fc.record({
    kind: fc.constant("number" as const),
    selector,
    operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">=" as const),
    value: fc.constantFrom(...numbers),
  }),
  fc.record({
    kind: fc.constant("regex" as const),
    selector,
    operator: equality,
    source: fc.constantFrom(
      "^a",
      "b$",
      "[ab]a|5",
      "^ab?a*$",
      "\\W",
      "a.{0,2}a",
    ),
  }),
  fc.record({
    kind: fc.constant("is" as const),
    selector,
    value: fc.constantFrom(null, true, false),
  }),
  fc.record({ kind: fc.constant("not-exists" as const), selector }),
);

/** What the schema lets a condition say. */
function fits(condition: Condition): boolean {
  let fit = true;
  parseJson(render(condition), {
    onCondition: (source) => {
      fit &&= checkCondition(recordSchema, source) === undefined;
    },
  });
  return fit;
}

const condition = anyCondition.filter(fits);

/** Patterns over CloudTrail records, as the typed builder could make them. */
export const patterns: fc.Arbitrary<Pattern> = fc.letrec<{ tree: Pattern }>(
  (tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: "tree" },
      condition,
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map(and),
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map(or),
    ),
  }),
).tree;

const word = fc.constantFrom(...words);
const scalar = fc.oneof(
  word,
  fc.constantFrom(...numbers),
  fc.constantFrom(null, true, false),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom("name", "0"), scalar, { maxKeys: 1 }),
);
const optional = { requiredKeys: [] };
const free = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        name: value,
        count: value,
        flag: value,
        inner: fc.oneof(fc.record({ name: value }, optional), value),
        list: fc.oneof(fc.array(scalar, { maxLength: 3 }), value),
        items: fc.oneof(
          fc.array(fc.record({ name: value }, optional), { maxLength: 3 }),
          value,
        ),
      },
      optional,
    ),
  },
  fc.constant(null),
);

/** CloudTrail records as the schema has them; what stands in free-form areas has any shape. */
export const records: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    eventName: word,
    userIdentity: fc.record(
      {
        arn: word,
        invokedBy: word,
        sessionContext: fc.record(
          {
            sessionIssuer: fc.record({ userName: word }, optional),
          },
          optional,
        ),
      },
      optional,
    ),
    readOnly: fc.boolean(),
    resources: fc.array(fc.record({ ARN: word, type: word }, optional), {
      maxLength: 2,
    }),
    requestParameters: free,
    responseElements: fc.constantFrom(null, { name: "a" }),
  },
  optional,
);

/** The patterns whose fields the schema knows. */
export const knownPatterns = patterns.filter((pattern) =>
  conditions(pattern).every(({ selector }) => !isFree(selector)),
);

function isFree([first, ...others]: Selector): boolean {
  return (
    others.length > 0 &&
    first?.kind === "key" &&
    first.name === "requestParameters"
  );
}

/**
 * Whether the record holds, in its free-form areas, what the pattern's conditions are written for:
 * the assumption that `freeForm: "as-written"` makes, spelled out once more.
 */
export function isAsWritten(pattern: Pattern, record: unknown): boolean {
  const free = conditions(pattern).filter(({ selector }) => isFree(selector));
  return free.every(({ selector }) => {
    const name = renderSelector(selector);
    const about = free.filter(
      (other) =>
        renderSelector(other.selector) === name && other.kind !== "not-exists",
    );
    return fitting(
      selector,
      record,
      (value) =>
        about.length === 0 ||
        about.some((other) => isAbout(other, value, about.some(isOrder))),
    );
  });
}

function fitting(
  [step, ...others]: Selector,
  value: unknown,
  leaf: (value: unknown) => boolean,
): boolean {
  if (value === undefined) return true;
  if (step === undefined) return leaf(value);
  if (step.kind === "key") {
    if (value === null) return true;
    if (typeof value !== "object" || Array.isArray(value)) return false;
    const child = Object.entries(value).find(([name]) => name === step.name);
    return fitting(others, child?.[1], leaf);
  }
  return (
    Array.isArray(value) &&
    value.every((element) => fitting(others, element, leaf))
  );
}

function isOrder(condition: Condition): boolean {
  return condition.kind === "number" && /[<>]/.test(condition.operator);
}

function isAbout(
  condition: Condition,
  value: unknown,
  ordered: boolean,
): boolean {
  switch (condition.kind) {
    case "text":
    case "regex":
      return typeof value === "string" || typeof value === "number";
    case "number":
      return (
        typeof value === "number" ||
        (condition.operator === "=" && !ordered && typeof value === "string")
      );
    case "is":
      return condition.value === null
        ? value === null
        : typeof value === "boolean";
    case "not-exists":
      return true;
  }
}
