import { field } from "../../../src/cloudtrail/pattern";
import { recordSchema } from "../../../src/cloudtrail/record";
import { and, or, type Pattern } from "../../../src/pattern";
import { type FormOptions, toEventPattern } from "../../../src/pattern/forms";
import { checkRefusal, numbered, refusal, type Refusal } from "./refusal";

const asWritten: FormOptions = { freeForm: "as-written" };

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
    checkRefusal(compileForm(), row);
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
    checkRefusal(compileForm(asWritten), row);
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
    checkRefusal(compileForm(asWritten), row);
  });

  test("an error shows the beginning of a long pattern only", () => {
    const long = or(
      numbered(200, (n) => field("eventName").equals(`DescribeThing${n}`)),
    );
    const { message } = refusal(() => compileForm()(long));
    expect(message.length).toBeLessThan(320);
  });
});
