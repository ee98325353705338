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

test("full length, deep nesting and many blanks compile", async () => {
  const conditions = Array.from(
    { length: 53 },
    (_, n) => `($.eventName=E${String(n).padStart(2, "0")})`,
  );
  const longest = `{${conditions.join("||")}}`.padEnd(1023) + " ";
  expect(longest).toHaveLength(1024);
  const texts = [
    longest,
    `{${Array.from({ length: 146 }, () => "$.*=1").join("||")}}`,
    `{${"(".repeat(500)}$.eventName=a${")".repeat(500)}}`,
    `{${" \n\t ".repeat(200)}$.eventName = a }`,
  ];
  expect(await compilerSays(texts)).toEqual(texts.map(() => undefined));
});
