import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWhole } from "../../../src/backtest/inputs/read-whole";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["nothing", 0, 0],
  ["as much as expected", 3_000_000, 3_000_000],
  ["less, after a larger one", 5, 5],
  ["more than was expected", 4_000_000, 10],
  ["less than was expected", 10, 1_000],
])("%s", (_what, length, expected) => {
  const path = join(folder, "file");
  const bytes = Buffer.alloc(length, "0123456789abcdef");
  writeFileSync(path, bytes);
  expect(bytes.equals(readWhole(path, expected))).toBe(true);
});

test("a file that is not there", () => {
  expect(() => readWhole(join(folder, "none"), 1)).toThrow(/ENOENT/);
});
