import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { trailwire } from "./trailwire";
import { runs } from "../support/runs";

const PATTERN = '{ $.eventName = "Stop*" }';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What `match` says of each event of the input. */
async function matches(pattern: string, input: string | Uint8Array) {
  const { exitCode, stdout, stderr } = await trailwire(
    ["pattern", "match", pattern, "-"],
    input,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { match: boolean }).match);
}

test("prints one line of JSON for each event, file by file", async () => {
  const one = file("one.json", '{"eventName":"StopLogging"}');
  const two = file("two.json", '[{"eventName":"Get"},{"eventName":"Stop"}]');
  const { stdout } = await trailwire(["pattern", "match", PATTERN, one, two]);
  expect(stdout).toBe(
    `{"file":"${one}","index":0,"match":true}\n` +
      `{"file":"${two}","index":0,"match":false}\n` +
      `{"file":"${two}","index":1,"match":true}\n`,
  );
});

test("a file that cannot be read does not keep the others from being read", async () => {
  const half = file("half.json", '{"eventName":"StopLogging"}\n{"eventName":');
  const good = file("good.json", '{"eventName":"StopLogging"}');
  const missing = join(folder, "missing.json");
  const outcome = await trailwire([
    "pattern",
    "match",
    PATTERN,
    missing,
    half,
    good,
  ]);
  expect(outcome).toEqual({
    exitCode: 2,
    stdout: `{"file":"${good}","index":0,"match":true}\n`,
    stderr:
      `error: ${missing}: no such file\n` +
      `error: ${half}: not JSON: expected a JSON value, found the end (line 2, column 14)\n`,
  });
});

test.each<[what: string, input: string | Uint8Array, expected: boolean[]]>([
  ["an object", '{"eventName":"StopLogging"}', [true]],
  ["an array", '[{"eventName":"Stop"},{"eventName":"Get"}]', [true, false]],
  ["a log file", '{"Records":[{"eventName":"Stop"}]}', [true]],
  ["gzip", gzipSync('{"eventName":"StopLogging"}'), [true]],
  ["a string of JSON", String.raw`"{\"eventName\":\"Stop\"}"`, [true]],
  ["a string that is not JSON", '"StopLogging"', [false]],
  ["what is no object", "[1,null,true,[]]", [false, false, false, false]],
  ["nothing", "", []],
  ["keys of every object", '{"__proto__":{"eventName":"Stop"}}', [false]],
])("a JSON pattern on %s", async (_what, input, expected) => {
  expect(await matches(PATTERN, input)).toEqual(expected);
});

test("a key called __proto__ is a key like any other", async () => {
  const pattern = '{ $.__proto__.eventName = "Stop" }';
  expect(await matches(pattern, '{"__proto__":{"eventName":"Stop"}}')).toEqual([
    true,
  ]);
});

test.each<[pattern: string, what: string, input: string, expected: boolean[]]>([
  ["ERROR", "plain text", "ok\n\nERROR 400\r\n", [false, true]],
  ["-ERROR", "plain text", "ok\nERROR 400\n", [true, false]],
  ["[code, text]", "plain text", "200 fine\nlost\n", [true, false]],
  ["[code = 4*, text]", "numbers", "404 lost\n200 fine\n", [true, false]],
  ["ERROR", "strings", '["ok","ERROR 400"]', [false, true]],
  ['"\\"a\\":1"', "an element, compact", '[{ "a": 1 }]', [true]],
  ['"\\"a\\": 1"', "a line as it was written", '{ "a": 1 }\n', [true]],
  ['"{\\"a\\":\\" b \\"}"', "an indented object", '{\n "a": " b "\n}', [true]],
  ["1.50", "a number as it was written", "[1.50]", [true]],
  [
    "ERROR",
    "text that begins as JSON does",
    "[ERROR] a\n[INFO]",
    [true, false],
  ],
  ["", "anything", "a\nb", [true, true]],
])("the pattern %s on %s", async (pattern, _what, input, expected) => {
  expect(await matches(pattern, input)).toEqual(expected);
});

test("a pattern with a mistake is wrong usage, before any file is read", async () => {
  const { exitCode, stdout, stderr } = await trailwire([
    "pattern",
    "match",
    '{ $.a == "x" }',
    join(folder, "missing.json"),
  ]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toBe(
    "error: expected a value after =, found `=` (column 8)\n" +
      '  { $.a == "x" }\n' +
      "         ^\n",
  );
});

test("standard input is read once", async () => {
  const outcome = await trailwire(["pattern", "match", "a", "-", "-"], "a");
  expect(outcome).toEqual({
    exitCode: 2,
    stdout: "",
    stderr:
      "error: standard input can be read once: expected one -, got more\n",
  });
});

test("no content crashes it or makes it print half a file", async () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => Buffer.from(json)),
    fc
      .array(fc.oneof(fc.json(), fc.constantFrom("{", "[", '"', ",", "\\")))
      .map((pieces) => Buffer.from(pieces.join(""))),
    fc.uint8Array().map((bytes) => gzipSync(bytes).subarray(0, -1)),
  );
  const pattern = fc.constantFrom(PATTERN, "ERROR", "[a, ...]");
  await fc.assert(
    fc.asyncProperty(content, pattern, async (bytes, pattern) => {
      const outcome = await trailwire(
        ["pattern", "match", pattern, "-"],
        bytes,
      );
      if (outcome.exitCode === 0) {
        expect(outcome.stderr).toBe("");
      } else {
        expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
        expect(outcome.stderr).toMatch(/^error: -: [^\n]+\n$/);
      }
    }),
    runs(100),
  );
});
