import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { typeCheck } from "../support/compiler";

jest.setTimeout(30_000);

const EXPECTED = /^\s*\/\/ @ts-expect-error (.*)$/;

const files = readdirSync(__dirname).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);

/** `tsc` only checks that something is wrong at each place; this checks that the user reads the right words. */
test.each(files)(
  "%s: the compiler says what the comments say",
  async (file) => {
    const lines = readFileSync(join(__dirname, file), "utf8").split("\n");
    const expected = lines.flatMap((line, n) => {
      const sentence = EXPECTED.exec(line)?.[1];
      return sentence === undefined ? [] : [{ line: n + 2, sentence }];
    });
    const source = lines
      .map((line) => line.replace("@ts-expect-error", "expected:"))
      .join("\n")
      .replaceAll('from "../../', 'from "../../../');
    const said = await typeCheck(source);
    expect(said.map(({ line }) => line)).toEqual(
      expected.map(({ line }) => line),
    );
    for (const [n, { sentence }] of expected.entries()) {
      // The compiler prints a sentence as a literal, with its quotes escaped.
      expect(said[n]?.message.replaceAll('\\"', '"')).toContain(sentence);
    }
    expect(expected.length).toBeGreaterThan(0);
  },
);
