import { recordSchema } from "../../../src/cloudtrail/record";
import { field } from "../../../src/cloudtrail/pattern";
import {
  and,
  compile,
  or,
  parseJson,
  type Pattern,
} from "../../../src/pattern";
import {
  compileEventPattern,
  eventBridgeLimits,
} from "../../../src/pattern/event-bridge";
import {
  toEventPattern,
  toEventPatterns,
  usesWildcard,
} from "../../../src/pattern/forms";

const asWritten = { freeForm: "as-written" } as const;

test.each<readonly [pattern: string, detail: unknown]>([
  ["{ $.eventName = A }", { eventName: ["A"] }],
  ["{ $.eventName = A* }", { eventName: [{ prefix: "A" }] }],
  ["{ $.eventName = *A }", { eventName: [{ suffix: "A" }] }],
  ["{ $.eventName = *A* }", { eventName: [{ wildcard: "*A*" }] }],
  [
    '{ $.eventName = "*a*b\\\\*" }',
    { eventName: [{ wildcard: "*a\\*b\\\\*" }] },
  ],
  ["{ $.eventName = * }", { eventName: [{ exists: true }] }],
  ["{ $.eventName != A }", { eventName: [{ "anything-but": ["A"] }] }],
  [
    "{ $.eventName != A && $.eventName != B }",
    { eventName: [{ "anything-but": ["A", "B"] }] },
  ],
  [
    "{ $.eventName != A* && $.eventName != B* }",
    { eventName: [{ "anything-but": { prefix: ["A", "B"] } }] },
  ],
  [
    "{ $.eventName != *A && $.eventName != *B }",
    { eventName: [{ "anything-but": { suffix: ["A", "B"] } }] },
  ],
  [
    "{ $.eventName != A && $.eventName != B* && $.eventName != *C* }",
    { eventName: [{ "anything-but": { wildcard: ["A", "B*", "*C*"] } }] },
  ],
  [
    "{ $.errorCode NOT EXISTS || $.errorCode != A }",
    { errorCode: [{ exists: false }, { "anything-but": ["A"] }] },
  ],
  [
    "{ ($.errorCode NOT EXISTS || $.errorCode != A) && ($.errorCode NOT EXISTS || $.errorCode != B) }",
    { errorCode: [{ exists: false }, { "anything-but": ["A", "B"] }] },
  ],
  [
    "{ ($.eventName = A || $.eventName = B || $.eventName = C*) && $.eventName != B && $.eventName != X }",
    { eventName: ["A", { prefix: "C" }] },
  ],
  ["{ $.readOnly IS TRUE }", { readOnly: [true] }],
  ["{ $.responseElements IS NULL }", { responseElements: [null] }],
  ["{ $.requestParameters.a = 22 }", { requestParameters: { a: [22, "22"] } }],
  [
    '{ $.requestParameters.a = "22" || $.requestParameters.a = x }',
    { requestParameters: { a: ["22", 22, "x"] } },
  ],
  [
    "{ $.requestParameters.a > 1 && $.requestParameters.a <= 5 && $.requestParameters.a >= 1 }",
    { requestParameters: { a: [{ numeric: [">", 1, "<=", 5] }] } },
  ],
  [
    "{ $.requestParameters.a >= 5 && $.requestParameters.a <= 5 }",
    { requestParameters: { a: [5] } },
  ],
  [
    "{ $.userAgent = %^aws-cli|[Bb]oto% }",
    {
      userAgent: [
        { prefix: "aws-cli" },
        { wildcard: "*Boto*" },
        { wildcard: "*boto*" },
      ],
    },
  ],
  [
    "{ $.resources[*].ARN = A || $.resources[*].ARN = B* }",
    { resources: { ARN: ["A", { prefix: "B" }] } },
  ],
  // what the schema knows of a free-form area needs no assumption
  [
    "{ $.additionalEventData.MFAUsed NOT EXISTS }",
    { additionalEventData: { MFAUsed: [{ exists: false }] } },
  ],
  // alternatives on one field, or that differ in one field, are one list
  [
    "{ $.eventSource = S && $.eventName = A || $.eventSource = S && $.eventName = B }",
    { eventSource: ["S"], eventName: ["A", "B"] },
  ],
  // $or stands where its arms need not repeat their way
  [
    "{ $.eventName = A && ($.requestParameters.a.x IS TRUE || $.requestParameters.a.y IS TRUE) }",
    {
      eventName: ["A"],
      requestParameters: { a: { $or: [{ x: [true] }, { y: [true] }] } },
    },
  ],
  // a field that stands beside $or and in it goes into the arms
  [
    "{ $.eventName = A* && ($.eventName = AB || $.errorCode = E) }",
    {
      $or: [
        { eventName: ["AB"] },
        { eventName: [{ prefix: "A" }], errorCode: ["E"] },
      ],
    },
  ],
])("%s is %j", (pattern, detail) => {
  expect(toEventPattern(parseJson(pattern), recordSchema, asWritten)).toEqual({
    detail,
  });
});

test("a field that is known to be a scalar may be asked for NOT EXISTS", () => {
  const pattern = parseJson("{ $.requestParameters.userName NOT EXISTS }");
  const options = { scalars: ["$.requestParameters.userName"] };
  expect(toEventPattern(pattern, recordSchema, options)).toEqual({
    detail: { requestParameters: { userName: [{ exists: false }] } },
  });
  expect(() =>
    toEventPattern(pattern, recordSchema, { scalars: ["$.userName"] }),
  ).toThrow("name it among the scalars");
});

test("a second $or goes to the next object that has none, a further one into the arms", () => {
  const two = (a: string, b: string) => `($.${a} = x || $.${b} = y)`;
  const pattern = parseJson(
    `{ ${two("eventName", "errorCode")} && ${two("awsRegion", "eventID")} && ${two("requestID", "apiVersion")} }`,
  );
  const last = { $or: [{ requestID: ["x"] }, { apiVersion: ["y"] }] };
  expect(toEventPattern(pattern, recordSchema)).toEqual({
    detail: { $or: [{ eventName: ["x"] }, { errorCode: ["y"] }] },
    $or: [
      { detail: { awsRegion: ["x"], ...last } },
      { detail: { eventID: ["y"], ...last } },
    ],
  });
});

test("the envelope stands beside detail and counts", () => {
  const pattern = parseJson("{ $.eventName = A }");
  const envelope = { source: ["aws.s3"] };
  expect(toEventPattern(pattern, recordSchema, { envelope })).toEqual({
    source: ["aws.s3"],
    detail: { eventName: ["A"] },
  });
  const long = { source: ["x".repeat(eventBridgeLimits.length)] };
  expect(() =>
    toEventPattern(pattern, recordSchema, { envelope: long }),
  ).toThrow("EventBridge takes 2048");
});

describe("split", () => {
  const numbered = <T>(count: number, make: (n: number) => T) =>
    [...Array(count).keys()].map(make);
  const names = (count: number) =>
    or(numbered(count, (n) => field("eventName").equals(`DescribeThing${n}`)));
  const parameter = (name: string) => field(`requestParameters.${name}`);

  test.each<readonly [string, Pattern, readonly unknown[], number]>([
    [
      "a list",
      and([names(400), field("errorCode").notExists()]),
      [
        ...numbered(400, (n) => ({ eventName: `DescribeThing${n}` })),
        { eventName: "DescribeThing0", errorCode: "E" },
        { eventName: "Other" },
      ],
      4,
    ],
    [
      "arms",
      or(
        numbered(60, (n) =>
          and([
            field("eventName").equals(`DescribeThing${n}`),
            parameter(`name${n}`).equals("x"),
          ]),
        ),
      ),
      [
        ...numbered(60, (n) => ({
          eventName: `DescribeThing${n}`,
          requestParameters: { [`name${n}`]: "x" },
        })),
        { eventName: "DescribeThing0", requestParameters: { name1: "x" } },
      ],
      4,
    ],
    [
      "combinations",
      and(
        ["a", "b", "c"].map((name) =>
          or(numbered(11, (n) => parameter(name + n).equals("x"))),
        ),
      ),
      [
        { requestParameters: { a1: "x", b2: "x", c3: "x" } },
        { requestParameters: { a10: "x", b10: "x", c10: "x" } },
        { requestParameters: { a1: "x", a2: "x", c3: "x" } },
      ],
      2,
    ],
    [
      "wildcards",
      or(numbered(12, (n) => field("userAgent").like(`*x${n}y*`))),
      [{ userAgent: "ax0y" }, { userAgent: "x11yz" }, { userAgent: "x12y" }],
      2,
    ],
  ])(
    "%s: together they match what the pattern does",
    (_, pattern, all, count) => {
      const several = toEventPatterns(pattern, recordSchema, asWritten);
      expect(several).toHaveLength(count);
      for (const json of several) {
        expect(JSON.stringify(json).length).toBeLessThanOrEqual(2048);
      }
      const matches = compile(pattern);
      const passes = several.map(compileEventPattern);
      const verdicts = all.map((record) => matches(record));
      expect(new Set(verdicts)).toEqual(new Set([true, false]));
      expect(
        all.map((detail) => passes.some((passesOne) => passesOne({ detail }))),
      ).toEqual(verdicts);
    },
  );

  test("what fits stays one", () => {
    expect(toEventPatterns(names(3), recordSchema)).toEqual([
      toEventPattern(names(3), recordSchema),
    ]);
  });

  test("what has no alternatives cannot be split", () => {
    const conditions = numbered(160, (n) => parameter(`name${n}`).equals("x"));
    expect(() =>
      toEventPatterns(and(conditions), recordSchema, asWritten),
    ).toThrow("write it with fewer conditions");
  });
});

test.each([
  ["{ $.eventName = *A* }", true],
  ["{ $.eventName != A && $.eventName != B* }", true],
  ["{ $.eventName = A* || $.errorCode = *B* }", true],
  ["{ $.eventName = A* }", false],
  ['{ $.eventName = "*" }', false],
])("%s uses a wildcard: %s", (pattern, expected) => {
  const json = toEventPattern(parseJson(pattern), recordSchema);
  expect(usesWildcard(json)).toBe(expected);
});
