import { logReader } from "../../../src/backtest/inputs/read-log";
import { chunks } from "../../cloudtrail/streamed";
import { gz, logFile, noise, rule, stopLogging } from "../logs";

const read = logReader([rule]);

/** The places of matches, and how reading ended. */
async function reading(source: Parameters<typeof read>[0]) {
  const places: number[] = [];
  const found = ({ index }: { readonly index: number }) => {
    places.push(index);
  };
  try {
    return { places, ...(await read(source, found)) };
  } catch (error) {
    return { places, error: (error as Error).message };
  }
}

const stop = stopLogging();
const quoted = (value: unknown) =>
  `"${JSON.stringify(value, null, 1).replaceAll('"', '""')}"`;

/** The same three records, the second of which matches, in every form. */
const forms: Readonly<Record<string, string>> = {
  "a log file": logFile([noise, stop, noise]),
  "a log file with other members": `{"a":{"Records":[1]},"Records":${JSON.stringify([noise, stop, noise])}}`,
  "joined log files": `${logFile([noise])}${logFile([stop, noise])}`,
  "an array": JSON.stringify([noise, stop, noise], null, 2),
  "JSON lines": [noise, stop, noise].map((e) => JSON.stringify(e)).join("\n"),
  "JSON lines, with Windows' ends and blank ones": [noise, stop, noise]
    .map((e) => `\r\n${JSON.stringify(e)}\r\n`)
    .join(""),
  "values without anything between": [noise, stop, noise]
    .map((e) => JSON.stringify(e))
    .join(""),
  "lines of log files": [[noise], [stop, noise]].map(logFile).join("\n"),
  "lookup-events": JSON.stringify({
    Events: [noise, stop, noise].map((e) => ({
      EventId: e.eventID,
      CloudTrailEvent: JSON.stringify(e),
    })),
    NextToken: "x",
  }),
  "lookup-events, line by line": [noise, stop, noise]
    .map((e) => JSON.stringify({ CloudTrailEvent: JSON.stringify(e) }))
    .join("\n"),
  "answers of lookup-events in a list": JSON.stringify([
    { Events: [{ CloudTrailEvent: JSON.stringify(noise) }] },
    {
      Events: [stop, noise].map((e) => ({
        CloudTrailEvent: JSON.stringify(e),
      })),
    },
  ]),
  "rows of CloudTrail Lake": JSON.stringify({
    QueryStatus: "FINISHED",
    QueryStatistics: { ResultsCount: 3 },
    QueryResultRows: [noise, stop, noise].map((e) => [
      { eventName: e.eventName },
      { eventJson: JSON.stringify(e) },
    ]),
  }),
  "rows of CloudTrail Lake as CSV": [
    "eventName,eventJson",
    ...[noise, stop, noise].map((e) => `${e.eventName},${quoted(e)}`),
  ].join("\r\n"),
};

describe.each(Object.entries(forms))("%s", (_form, text) => {
  const bytes = Buffer.from(text);
  const expected = { places: [1], records: 3, bytes: bytes.length };

  test.each([
    ["as a whole", () => bytes],
    ["packed", () => gz(text)],
    ["packed twice", () => gz(gz(text))],
    ["after a byte order mark", () => Buffer.from(`\ufeff${text}`)],
    ["as it comes", () => chunks(bytes, [1, 50_000, 7])],
    ["packed, as it comes", () => chunks(gz(text), [3, 1000])],
  ])("%s", async (how, source) => {
    const mark = how.includes("mark") ? 3 : 0;
    expect(await reading(source())).toEqual({
      ...expected,
      bytes: expected.bytes + mark,
    });
  });
});

test.each([
  ["nothing", "", 'expected a log file, {"Records":[…]}, found nothing'],
  ["a text", "hello", "not JSON: expected a JSON value, found `hello`"],
  ["a number", "42", "expected a log file"],
  [
    "a list of rows without whole records",
    JSON.stringify({ QueryResultRows: [[{ eventName: "x" }]] }),
    'expected the column eventJson, found ["eventName"]: ask CloudTrail Lake for it',
  ],
  [
    "an event that is no JSON",
    '{"Events":[{"CloudTrailEvent":"x"}]}',
    "expected a record as JSON in CloudTrailEvent, found other text",
  ],
])("%s is told to be damaged", async (_what, text, error) => {
  expect(await reading(Buffer.from(text))).toEqual({
    places: [],
    error: expect.stringContaining(error) as string,
  });
});

test.each([
  ["a line", `${JSON.stringify(stop)}\n{"a":\n`],
  ["an element", `[${JSON.stringify(stop)},{]`],
  ["a row", `eventJson\n${quoted(stop)}\n"{`],
])("what stands before %s that is damaged counts", async (_what, text) => {
  expect(await reading(Buffer.from(text))).toEqual({
    places: [0],
    error: expect.stringMatching(/read before: 1 record$/) as string,
  });
});

test.each([
  ["a manifest", '{"name":"x","version":1}', "other"],
  ["a long one", `{"name":"${"x".repeat(10_000)}","files":[]}`, "other"],
  ["a list of something else", '[{"name":"x"},{"name":"y"},1,null]', "other"],
  ["a digest", '{"awsAccountId":"1","digestS3Object":"x"}', "digest"],
])("%s is no log", async (_what, text, noLog) => {
  expect(await reading(Buffer.from(text))).toMatchObject({ noLog, records: 0 });
});

test.each([
  ["no records", '{"Records":[]}', 0],
  ["an empty list", "[]", 0],
  ["a record among others", '[{"name":"x"},{"errorCode":"AccessDenied"}]', 2],
])("%s is a log", async (_what, text, records) => {
  const { length } = text;
  expect(await reading(Buffer.from(text))).toEqual({
    places: [],
    records,
    bytes: length,
  });
});

test("does not follow nesting without an end", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(await reading(Buffer.from(deep))).toMatchObject({ noLog: "other" });
});
