import { allOf, anyOf, field, pattern } from "../../src/cloudtrail/pattern";
import { PatternSyntaxError, render, type Pattern } from "../../src/pattern";

test.each<[Pattern, string]>([
  [
    field("userIdentity.type").equals("Root"),
    '{ $.userIdentity.type = "Root" }',
  ],
  [
    field("eventName").equals("A", "B"),
    '{ $.eventName = "A" || $.eventName = "B" }',
  ],
  [
    field("eventName").notEquals("A", "B"),
    '{ $.eventName != "A" && $.eventName != "B" }',
  ],
  [
    field("userIdentity.arn").notEqualsOrMissing("x"),
    '{ $.userIdentity.arn NOT EXISTS || $.userIdentity.arn != "x" }',
  ],
  [
    field("errorCode").like("*Unauthorized*"),
    '{ $.errorCode = "*Unauthorized*" }',
  ],
  [
    field("errorCode").notLike("Access*", "*Denied"),
    '{ $.errorCode != "Access*" && $.errorCode != "*Denied" }',
  ],
  [
    field("userAgent").matches("^aws-cli/[12]"),
    "{ $.userAgent = %^aws-cli/[12]% }",
  ],
  [field("userAgent").notMatches("x"), "{ $.userAgent != %x% }"],
  [field("errorCode").hasValue(), '{ $.errorCode = "*" }'],
  [field("readOnly").isTrue(), "{ $.readOnly IS TRUE }"],
  [field("readOnly").isFalse(), "{ $.readOnly IS FALSE }"],
  [field("responseElements").isNull(), "{ $.responseElements IS NULL }"],
  [field("resources").notExists(), "{ $.resources NOT EXISTS }"],
  [field("resources[*].ARN").equals("x"), '{ $.resources[*].ARN = "x" }'],
  [
    field("requestParameters.a.['b.c'][0]").is(">=", 2),
    "{ $.requestParameters.a.['b.c'][0] >= 2 }",
  ],
  [
    allOf(
      field("eventName").equals("A", "B"),
      anyOf(field("readOnly").isTrue(), field("errorCode").hasValue()),
    ),
    '{ ($.eventName = "A" || $.eventName = "B") && ($.readOnly IS TRUE || $.errorCode = "*") }',
  ],
])("builds %#: %j", (built, text) => {
  expect(render(built)).toBe(text);
});

/** Types can be got round, as JavaScript does; the words are the same. */
test.each<[() => unknown, string]>([
  [
    () => field("eventnam" as string),
    "unknown field `eventnam` in $: expected one of eventVersion,",
  ],
  [
    () => field("userIdentity.type" as string).equals("Rooot"),
    "$.userIdentity.type is one of Root, IAMUser,",
  ],
  [
    () => field("readOnly" as string).equals("true"),
    '$.readOnly is true or false: expected IS TRUE or IS FALSE, found `"true"`',
  ],
  [
    () => field("eventTime" as string).is("<", 3),
    "$.eventTime is text: expected = or !=, found `<`",
  ],
  [() => field("eventTime" as string).isNull(), "$.eventTime is never null"],
  [
    () => field("eventTime" as string).isTrue(),
    '$.eventTime is text: expected = "true" with double quotes, found IS TRUE',
  ],
  [
    () => field("userIdentity" as string).isTrue(),
    "$.userIdentity is an object, which no comparison matches",
  ],
  [
    () => field("userIdentity" as string).matches("x"),
    "$.userIdentity is an object, which no comparison matches",
  ],
  [
    () => field("resources" as string).is("=", 3),
    "$.resources is an array, which no comparison matches",
  ],
  [
    () => field("eventName").like("*a*b*" as "*a"),
    "an asterisk is a wildcard only at the start or the end",
  ],
  [
    () => field("eventName").equals("Delete*" as string),
    "equals compares to the letter",
  ],
  [
    () => field("eventName").like("Delete" as string),
    "like compares with a wildcard",
  ],
  [() => field("a b" as string), "expected a selector of .name"],
  [
    () => field("userIdentity.['type']" as string).equals("Rooot"),
    "$.userIdentity.type is one of Root, IAMUser,",
  ],
  [
    () => field("userAgent").matches("[z-a]"),
    "expected a range from a lower to a higher character",
  ],
  [
    () => field("eventName").equals("x".repeat(2000)),
    "characters, CloudWatch takes 1024",
  ],
  [
    () => field("userAgent").matches("(a)" as string),
    "CloudWatch knows no groups",
  ],
  [
    () => field("userAgent").matches("50%" as string),
    "expected a regular expression without %",
  ],
  [
    () => field("requestParameters.n").is("<", NaN),
    "expected a number after <, found `NaN`",
  ],
])("%# is refused at run time: %s", (build, sentence) => {
  expect(build).toThrow(sentence);
});

test("a literal is the tree that the builder makes", () => {
  expect(
    pattern(
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    ),
  ).toEqual(
    allOf(
      field("userIdentity.type").equals("Root"),
      field("userIdentity.invokedBy").notExists(),
      field("eventType").notEquals("AwsServiceEvent"),
    ),
  );
});

test("a text that is no literal is checked at run time, with the place", () => {
  const text: string = '{ $.eventName = x && $.userIdentity.type = "root" }';
  expect(() => pattern(text)).toThrow(PatternSyntaxError);
  expect(() => pattern(text)).toThrow('found `"root"` (column 44)');
});

test("a text with a hole is left to run time, by the builder and by literals", () => {
  const name: string = "bucketName";
  expect(render(field(`requestParameters.${name}`).equals(`${name}-1`))).toBe(
    '{ $.requestParameters.bucketName = "bucketName-1" }',
  );
  expect(render(field("eventName").like(`*${name}`, name + "*"))).toBe(
    '{ $.eventName = "*bucketName" || $.eventName = "bucketName*" }',
  );
  expect(render(pattern(`{ $.eventName = ${name} }`))).toBe(
    '{ $.eventName = "bucketName" }',
  );
  expect(() => pattern(`{ $.${name} = x }`)).toThrow("unknown field");
});

test("one of several literals is checked like each of them", () => {
  const either = (first: boolean) =>
    pattern(first ? "{ $.eventName = A }" : "{ $.eventName = B }");
  expect([either(true), either(false)].map(render)).toEqual([
    '{ $.eventName = "A" }',
    '{ $.eventName = "B" }',
  ]);
  const wrong = (first: boolean) =>
    // @ts-expect-error the second has an unknown field
    pattern(first ? "{ $.eventName = A }" : "{ $.eventNam = B }");
  expect(() => wrong(false)).toThrow("unknown field `eventNam`");
});
