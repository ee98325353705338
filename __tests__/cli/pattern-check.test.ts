import { trailwire } from "./trailwire";

async function check(...words: readonly string[]) {
  return trailwire(["pattern", "check", ...words]);
}

test("shows a JSON pattern in its canonical form, and its use of the limits", async () => {
  const outcome = await check(
    "{($.eventName=Stop*)&&($.requestParameters.names[*]!=%^a%)}",
  );
  expect(outcome).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `valid, JSON

{ $.eventName = "Stop*" && $.requestParameters.names[*] != %^a% }

characters          59 of 1,024
regexes             1 of 2
wildcard selectors  1 of 3
`,
  });
});

test.each<[pattern: string, expected: object]>([
  [
    "{ $.eventName = StopLogging }",
    {
      valid: true,
      kind: "JSON",
      canonical: '{ $.eventName = "StopLogging" }',
      characters: 29,
      regexes: 0,
      wildcardSelectors: 0,
      notes: [],
    },
  ],
  ["%a+%", { kind: "terms", regexes: 1, characters: 4, notes: [] }],
  ["-debug", { kind: "terms", regexes: 0, notes: [] }],
  ["", { kind: "terms", characters: 0, notes: [] }],
  ["[a, b = %x% && b != %y%, ...]", { kind: "space-delimited", regexes: 2 }],
  ["🙂", { valid: false, line: 1, column: 1 }],
  ["{\n  $.a == 1 }", { valid: false, line: 2, column: 8 }],
  [
    "{ $.a IS NOT NULL }",
    {
      valid: false,
      reason:
        "CloudWatch has no IS NOT: after $.a expected IS NULL, IS TRUE, IS FALSE or NOT EXISTS",
      line: 1,
      column: 10,
    },
  ],
])("%j as JSON", async (pattern, expected) => {
  const { stdout, stderr, exitCode } = await check(pattern, "--format", "json");
  const report = JSON.parse(stdout) as { readonly valid: boolean };
  expect(report).toMatchObject(expected);
  expect(stderr).toBe("");
  expect(exitCode).toBe(report.valid ? 0 : 1);
});

test("a mistake is shown with its column and a caret", async () => {
  expect(await check("{ $.a = 1 && }")).toEqual({
    exitCode: 1,
    stdout: "",
    stderr:
      'error: expected a condition such as $.eventName = "StopLogging", found `}` (column 14)\n' +
      "  { $.a = 1 && }\n" +
      "               ^\n",
  });
});

const SEED =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy is null }';

test("what cannot happen in a CloudTrail record is a note", async () => {
  const { exitCode, stdout } = await check(SEED);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    "note, on CloudTrail records: $.userIdentity.invokedBy is never null, it is left out of the record: expected NOT EXISTS, found IS NULL (column 35)\n",
  );
});

test("--cloudtrail makes it a mistake", async () => {
  const outcome = await check("--cloudtrail", SEED);
  expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
  expect(outcome.stderr).toMatch(
    /^error: \$\.userIdentity\.invokedBy is never null, .+ \(column 35\)\n.+\n +\^\n$/,
  );
  const json = await check("--cloudtrail", "--format", "json", SEED);
  expect(json).toMatchObject({ exitCode: 1, stderr: "" });
  expect(JSON.parse(json.stdout)).toMatchObject({ valid: false, column: 35 });
});

test("--cloudtrail reports every mistake", async () => {
  const { stderr } = await check(
    "--cloudtrail",
    "{ $.eventname = x || $.readOnly = true }",
  );
  expect(stderr.match(/^error: .*/gm)).toEqual([
    expect.stringContaining("unknown field `eventname`"),
    expect.stringContaining("$.readOnly is true or false"),
  ]);
});

test.each<[what: string, pattern: string, notes: readonly string[]]>([
  [
    "keywords in lower case",
    "{ $.requestParameters Not  exists || $.responseElements IS NULL }",
    [
      "AWS documents keywords in capitals only: expected NOT EXISTS, found `Not  exists`",
    ],
  ],
  [
    "values without quotes",
    '{ $.eventSource = s3.amazonaws.com || $.eventName = Put_* || $.eventName = "a-b" }',
    [
      'AWS documents double quotes around a value with other characters than letters, digits and _: expected "s3.amazonaws.com", found `s3.amazonaws.com`',
    ],
  ],
])("%s are noted, with --cloudtrail too", async (_what, pattern, notes) => {
  const { exitCode, stdout } = await check(
    "--cloudtrail",
    "--format",
    "json",
    pattern,
  );
  const report = JSON.parse(stdout) as { notes: { reason: string }[] };
  expect(report.notes.map(({ reason }) => reason)).toEqual(notes);
  expect(exitCode).toBe(0);
});
