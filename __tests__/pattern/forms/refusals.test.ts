import { field } from "../../../src/cloudtrail/pattern";
import { recordSchema } from "../../../src/cloudtrail/record";
import { and, or, parseJson, type Pattern } from "../../../src/pattern";
import { toEventPattern } from "../../../src/pattern/forms/event-pattern";
import { toInsights } from "../../../src/pattern/forms/insights";
import type { FormOptions } from "../../../src/pattern/forms/kinds";
import { toSql } from "../../../src/pattern/forms/sql";
import { UnsupportedPatternError } from "../../../src/pattern/forms/unsupported";

/** Each way in which a target cannot say what a pattern says, once. */
type Refusal = readonly [
  /** More than CloudWatch takes comes as a tree. */
  pattern: string | Pattern,
  reason: string,
  mend: string,
];

function refusal(make: () => unknown): UnsupportedPatternError {
  try {
    make();
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

function check(
  compileForm: (pattern: Pattern) => unknown,
  [pattern, reason, mend]: Refusal,
): void {
  const tree = typeof pattern === "string" ? parseJson(pattern) : pattern;
  const error = refusal(() => compileForm(tree));
  expect(error.reason).toContain(reason);
  expect(error.mend).toContain(mend);
  expect(error.message).toContain(`${error.reason}: ${error.mend}`);
}

const asWritten: FormOptions = { freeForm: "as-written" };

const numbered = <T>(count: number, make: (n: number) => T) =>
  [...Array(count).keys()].map(make);

/** Alternatives of about a thousand characters each. */
const longNames = (count: number) =>
  or(
    numbered(count, (n) =>
      field("eventName").equals("x".repeat(900 + (n % 90)) + n),
    ),
  );

describe("EventBridge", () => {
  const compileForm = (options?: FormOptions) => (pattern: Pattern) =>
    toEventPattern(pattern, recordSchema, options);

  test.each<Refusal>([
    ["{ $.resources[0].ARN = x }", "every element of an array", "write [*]"],
    ["{ $.requestParameters.* = x }", "no wildcard", "name the field"],
    ["{ $.eventNames = x }", "unknown field", "name a field"],
    ["{ $.readOnly = x }", "no value of $.readOnly ever", "leave it out"],
    ["{ $.readOnly IS NULL }", "no value of $.readOnly ever", "leave it out"],
    ["{ $.eventName > 1 }", "no value of $.eventName ever", "leave it out"],
    [
      "{ $.requestParameters NOT EXISTS }",
      "may be an object or an array, which EventBridge takes as missing",
      "name a text within it",
    ],
    [
      "{ $.requestParameters.a = x }",
      "may be an array, into which EventBridge looks",
      "as-written",
    ],
    [
      "{ $.resources[*].ARN != x }",
      "satisfied by any element that differs",
      "list the values",
    ],
    ["{ $.userAgent = %a.*b% }", "no regular expressions", "list texts"],
    [
      "{ $.resources[*].ARN = a* && $.resources[*].ARN = *b }",
      "for the same element",
      "leave one of them out",
    ],
    [
      "{ $.resources[*].ARN = a && ($.resources[*].type = b || $.eventName = c) }",
      "for the same element",
      "leave one of them out",
    ],
    [
      "{ ($.resources[*].ARN = a || $.eventName = c) && ($.resources[*].type = b || $.eventID = d) }",
      "for the same element",
      "leave one of them out",
    ],
    [
      "{ $.eventName = a* && $.eventName = *b }",
      "has none for both conditions",
      "list the values that satisfy both",
    ],
    [
      "{ $.eventName = A && $.eventName = B }",
      "no record ever satisfies it",
      "exclude each other",
    ],
    ["{ $.eventName != * }", "no record ever satisfies it", "exclude"],
  ])("%s: %s", (...row) => {
    check(compileForm(), row);
  });

  test.each<Refusal>([
    [
      "{ $.requestParameters.a = 4* }",
      "may be a number, whose digits",
      "compare it with whole values",
    ],
    [
      "{ $.requestParameters.a = * || $.requestParameters.a IS NULL }",
      "only EventBridge takes for a value",
      "list the values",
    ],
    [
      "{ $.requestParameters.a != x && $.requestParameters.a IS TRUE }",
      "only EventBridge takes as another value",
      "list the values",
    ],
    [
      '{ $.requestParameters.a != "22" }',
      "of which EventBridge leaves out one kind only",
      "list the values",
    ],
    [
      "{ $.requestParameters.a < 6000000000 }",
      "up to five billion",
      "a rounder number",
    ],
    [
      "{ $.requestParameters.a > 1.00000001 }",
      "six decimals",
      "a rounder number",
    ],
    [
      "{ $.eventName = x || $.requestParameters.prefix = y }",
      "reads the name prefix as a word of its own",
      "split the pattern",
    ],
    [
      "{ $.requestParameters.['$or'] = x }",
      "reads the name $or as a word of its own",
      "leave the condition out",
    ],
    [
      "{ $.requestParameters.a = x && $.requestParameters.a.b = y }",
      "takes one field for a value and for an object",
      "leave one of the two",
    ],
  ])("as-written, %s: %s", (...row) => {
    check(compileForm(asWritten), row);
  });

  const parameter = (name: string) => field(`requestParameters.${name}`);

  test.each<Refusal>([
    [
      or(numbered(200, (n) => field("eventName").equals(`DescribeThing${n}`))),
      "EventBridge takes 2048",
      "toEventPatterns",
    ],
    [
      and(
        ["a", "b", "c"].map((name) =>
          or(numbered(11, (n) => parameter(name + n).equals("x"))),
        ),
      ),
      "at most 1000 combinations",
      "toEventPatterns",
    ],
    [
      or(numbered(9, (n) => field("userAgent").like(`*x${n}*`))),
      "fewer asterisks",
      "toEventPatterns",
    ],
    [
      and(
        numbered(11, (n) =>
          or([
            parameter(`a${n}`).equals("x"),
            field("eventName").notEquals(`N${n}`),
          ]),
        ),
      ),
      "more than 1000 combinations",
      "split the pattern",
    ],
  ])("more than it takes, %#", (...row) => {
    check(compileForm(asWritten), row);
  });

  test("an error shows the beginning of a long pattern only", () => {
    const long = or(
      numbered(200, (n) => field("eventName").equals(`DescribeThing${n}`)),
    );
    const { message } = refusal(() => compileForm()(long));
    expect(message.length).toBeLessThan(320);
  });
});

describe("Athena", () => {
  const compileForm = (options?: FormOptions) => (pattern: Pattern) =>
    toSql(pattern, options);

  test.each<Refusal>([
    ["{ $.requestParameters.* = x }", "no wildcard", "name the field"],
    ["{ $.managementEvent IS TRUE }", "no column", "a table that has it"],
    ["{ $.tlsDetails.keyExchange = x }", "no column", "a table that has it"],
    ["{ $.eventName[0] = x }", "no column", "a table that has it"],
    ["{ $.eventName[*] = x }", "no array", "leave the condition out"],
    [
      "{ $.userIdentity.sessionContext.webIdFederationData.attributes.a = x }",
      "values of this map as texts",
      "leave the condition out",
    ],
    ["{ $.readOnly = x }", "no value of $.readOnly ever", "leave it out"],
    [
      "{ $.requestParameters IS NULL }",
      "where the field is null and where it is missing",
      "write $.requestParameters IS NULL || $.requestParameters NOT EXISTS",
    ],
    [
      "{ $.requestParameters.a IS NULL }",
      "an array with a null in it",
      "as-written",
    ],
    [
      "{ $.requestParameters.a[*] = x }",
      "an array may stand for an object",
      "as-written",
    ],
    [
      "{ $.requestParameters.a[0] = x }",
      "an array may stand for an object",
      "as-written",
    ],
    ["{ $.requestParameters.0 = x }", "an object for an array", "as-written"],
  ])("%s: %s", (...row) => {
    check(compileForm(), row);
  });

  test("more than it takes", () => {
    check(compileForm(), [
      longNames(300),
      "Athena takes 262144",
      "split the pattern",
    ]);
  });
});

describe("Logs Insights", () => {
  const compileForm = (options?: FormOptions) => (pattern: Pattern) =>
    toInsights(pattern, recordSchema, options);

  test.each<Refusal>([
    ["{ $.eventNames = x }", "unknown field", "name a field"],
    ["{ $.resources[*].ARN = x }", "elements of an array", "name one element"],
    ["{ $.requestParameters.* = x }", "name of a field", "name one element"],
    [
      "{ $.requestParameters.['a`b'] = x }",
      "a name with a backtick",
      "name one element",
    ],
    ["{ $.readOnly = x }", "no value of $.readOnly ever", "leave it out"],
    [
      "{ $.requestParameters.a = x }",
      "does not say how it compares",
      "as-written",
    ],
    [
      "{ $.requestParameters.a IS TRUE }",
      "other than true or false, which it takes for 1 and 0",
      "as-written",
    ],
    [
      "{ $.responseElements IS NULL }",
      "how it takes a null",
      "ask for a field that is there",
    ],
    [
      "{ $.requestParameters.a NOT EXISTS }",
      "discovers no field of that name",
      "name a text within it",
    ],
  ])("%s: %s", (...row) => {
    check(compileForm(), row);
  });

  test.each<Refusal>([
    [
      "{ $.requestParameters.a < 1 && $.requestParameters.a = x* }",
      "may order as a number",
      "as-written",
    ],
    [longNames(11), "Logs Insights takes 10000", "split the pattern"],
  ])("as-written, %#", (...row) => {
    check(compileForm(asWritten), row);
  });
});
