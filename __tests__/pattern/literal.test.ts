import fc from "fast-check";
import { recordSchema } from "../../src/cloudtrail/record";
import { parseFor, PatternSyntaxError } from "../../src/pattern";
import { sentences, typeCheck } from "../support/compiler";

jest.setTimeout(30_000);

/** What the run-time parser says, or undefined where it takes the text. */
function reason(text: string): string | undefined {
  try {
    parseFor(recordSchema, text);
    return undefined;
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error.reason;
    throw error;
  }
}

/** What the type checker says of each text, all in one run. */
async function compilerSays(
  texts: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const header = `import { pattern } from "../../../src/cloudtrail/pattern";`;
  const calls = texts.map((text) => `pattern(${JSON.stringify(text)});`);
  const found = await typeCheck([header, ...calls].join("\n"), {
    noErrorTruncation: true,
  });
  const byLine = new Map(
    found.map((d) => [d.line, sentences(d)[0] ?? d.message]),
  );
  return texts.map((_, n) => byLine.get(n + 2));
}

const right = fc.constantFrom(
  "$.eventName = StopLogging",
  '$.userIdentity.type!="Root"',
  "$.userIdentity.invokedBy not exists",
  "$.readOnly IS TRUE",
  "$.responseElements is null",
  "$.resources[*].ARN = *arn:aws:s3*",
  "$.requestParameters.['a b'][0].c >= -2.5e3",
  '$.errorMessage = "a \\"b\\" (c) && d"',
  "$.userAgent != %^[a-z]{2,3}|x%",
  "$.['userIdentity'].['type'] = Root",
  "$.requestParameters.a.['b c'].* IS FALSE",
);

/** A selector, an operator and a value put together blindly: nearly always wrong. */
const wrong = fc
  .tuple(
    fc.constantFrom(
      ...["$.eventName", "$.userIdentity.type", "$.userIdentity.invokedBy"],
      ...[
        "$.readOnly",
        "$.resources[0].ARN",
        "$.resources.ARN",
        "$.resources[*]",
      ],
      ...[
        "$.requestParameters.a.['b c'][1]",
        "$.responseElements",
        "$.eventnam",
        "$.['userIdentity'].typ",
        "$.['a' b']",
        "$.userIdentity.['a b'].c",
      ],
      ...[
        "$.eventName.x",
        "$.eventName[0]",
        "$.",
        "$",
        "$[0]",
        "$.a b",
        "$.a~b",
      ],
      ...[
        "$.['eventName']",
        "$.userIdentity.*",
        "eventName",
        "?",
        "$.tlsDetails",
      ],
    ),
    fc.constantFrom(
      ...["=", " = ", "!=", " != ", " < ", ">=", " IS ", " is ", " NOT "],
      ...[" == ", " ~ ", " ", " EXISTS "],
    ),
    fc.constantFrom(
      ...[
        "x",
        '"x"',
        '"Root"',
        "Rooot",
        "*x*",
        '"a*b"',
        "3",
        "+3.5e-1",
        "0x10",
      ],
      ...[".5", "1.", "NULL", "true", "FALSE", "EXISTS", "NOT NULL", "%^x|y%"],
      ...[
        "'x'",
        '"a \\" b"',
        '"\\\\"',
        '"x',
        "%x",
        "",
        "é",
        "a@b",
        "a&b",
        "[x]",
        "null",
        "Null",
        "a:b",
        "a/b",
        "%a!b(%",
        "%(a)%",
        '"*"',
        "**",
        "***",
        "%",
      ],
    ),
  )
  .map((parts) => parts.join(""));

const oftenThen = (often: readonly string[], seldom: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...often) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );

/** Whole patterns, with mistakes here and there. */
const texts = fc.sample(
  fc
    .record({
      open: oftenThen(["{", "{ "], ["{ (", "{(( ", "", "["]),
      conditions: fc.array(
        fc.oneof(
          { weight: 3, arbitrary: right },
          { weight: 2, arbitrary: wrong },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      connective: oftenThen([" && ", "||"], [" & ", " ", ") || ("]),
      close: oftenThen(["}", " }"], [") }", "))}", "", "} x"]),
    })
    .map(
      ({ open, conditions, connective, close }) =>
        open + conditions.join(connective) + close,
    ),
  { numRuns: 500, seed: 20260101 },
);

test("the compiler and the run-time parser say the same sentence of every text", async () => {
  const compiled = await compilerSays(texts);
  const differing = texts
    .map((text, n) => ({ text, compiler: compiled[n], runTime: reason(text) }))
    .filter(({ compiler, runTime }) => compiler !== runTime);
  expect(differing).toEqual([]);
  // The sample holds both kinds, or the comparison would show little.
  expect(compiled.filter((said) => said === undefined).length).toBeGreaterThan(
    50,
  );
  expect(new Set(compiled).size).toBeGreaterThan(60);
});

/** Legal texts of full length, one for each thing that can be long. */
const long: Readonly<Record<string, string>> = {
  conditions: `{${Array.from({ length: 53 }, (_, n) => `($.eventName=E${10 + n})`).join("||")}}`,
  "short conditions": `{${Array.from({ length: 78 }, () => "$.eventID=a").join("||")}}`,
  parentheses: `{${"(".repeat(500)}$.eventName=a${")".repeat(500)}}`,
  "spaced parentheses": `{${"( ".repeat(250)}$.eventName=a${" )".repeat(250)}}`,
  "groups in groups": `{${"($.apiVersion=a&&".repeat(55)}$.apiVersion=a${")".repeat(55)}}`,
  blanks: `{${" ".repeat(1000)}$.eventName=a}`,
  "mixed blanks": `{${" \n\t ".repeat(240)}$.eventName = a }`,
  "trailing blanks": `{ $.eventName = a }${" \n".repeat(490)}`,
  "bare value": `{$.eventName=${"aB3_.-".repeat(167)}}`,
  number: `{ $.requestParameters.n = 0.${"1".repeat(980)} }`,
  "quoted value": `{ $.eventName = "${"a (b) && ".repeat(110)}" }`,
  "escaped quotes": `{ $.eventName = "${'\\"'.repeat(500)}" }`,
  backslashes: `{ $.eventName = "${"\\\\".repeat(500)}" }`,
  "backslashes and quotes": `{ $.eventName = "${'\\\\\\"'.repeat(240)}" }`,
  steps: `{ $.requestParameters${".a".repeat(490)} = 1 }`,
  name: `{ $.requestParameters.${"a".repeat(980)} = 1 }`,
  indices: `{ $.requestParameters.a${"[0]".repeat(320)} = 1 }`,
  "bracket keys": `{ $.requestParameters${".['a b']".repeat(120)} = 1 }`,
  "bracket key": `{ $.requestParameters.['${"a b=(".repeat(190)}'] = 1 }`,
  "regular expression": `{ $.userAgent = %${"a|b[c-d]".repeat(120)}% }`,
};

/** Texts of full length that are wrong, but for the quotas only at their ends. */
const longAndWrong = [
  `{ $.eventName = "${'a\\"'.repeat(330)}`,
  `{${Array.from({ length: 55 }, (_, n) => `$.eventName=A${n}`).join("||")} ! }`,
  `{${"(".repeat(500)}$.eventName=a${")".repeat(499)}}`,
  `{ $.eventName = ${"a".repeat(990)}@ }`,
];
const beyondQuotas = `{${Array.from({ length: 146 }, () => "$.*=1").join("||")}}`;

test("every legal length compiles, and is refused with the same sentence where it is wrong", async () => {
  const texts = Object.values(long);
  expect(texts.filter((text) => text.length > 1024)).toEqual([]);
  expect(Math.min(...texts.map((text) => text.length))).toBeGreaterThan(900);
  const all = [...texts, ...longAndWrong, beyondQuotas];
  const said = await compilerSays(all);
  expect(
    Object.keys(long).filter((_, n) => said[n] !== reason(texts[n] ?? "")),
  ).toEqual([]);
  expect(texts.map(reason)).toEqual(texts.map(() => undefined));
  expect(said.slice(texts.length, -1)).toEqual(longAndWrong.map(reason));
  // Quotas are left to run time.
  expect(said.at(-1)).toBeUndefined();
  expect(reason(beyondQuotas)).toContain("146 selectors with a wildcard");
});
