import { readFileSync } from "node:fs";
import { compiledScanner, scannerFile } from "../../scripts/compiled-scanner";

test("the scanner's WebAssembly is that of its sources", () => {
  expect(readFileSync(scannerFile, "utf8")).toBe(compiledScanner());
});
