import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, typeCheckAll } from "../support/compiler";

const EXPECTED = /^\s*\/\/ @ts-expect-error (.*)$/;

const files = readdirSync(__dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => ({ file, text: readFileSync(join(__dirname, file), "utf8") }));

/** `tsc` only checks that something is wrong at each place; this checks that the user reads the right words. */
describe("the compiler says what the comments say", () => {
  let said: ReadonlyMap<string, readonly Diagnostic[]>;

  beforeAll(async () => {
    const all = await typeCheckAll(
      files.map(({ text }) =>
        text
          .replaceAll("@ts-expect-error", "expected:")
          .replaceAll('from "../../', 'from "../../../'),
      ),
    );
    said = new Map(files.map(({ file }, n) => [file, all[n] ?? []]));
  }, 30_000);

  test.each(files)("$file", ({ file, text }) => {
    const expected = text.split("\n").flatMap((line, n) => {
      const sentence = EXPECTED.exec(line)?.[1];
      return sentence === undefined ? [] : [{ line: n + 2, sentence }];
    });
    expect(said.get(file)?.map(({ line }) => line)).toEqual(
      expected.map(({ line }) => line),
    );
    for (const [n, { sentence }] of expected.entries()) {
      // The compiler prints a sentence as a literal, with its quotes escaped.
      const message = said.get(file)?.[n]?.message;
      expect(message?.replaceAll('\\"', '"')).toContain(sentence);
    }
    expect(expected.length).toBeGreaterThan(0);
  });
});
