import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filterText } from "../src/rule/filter-text";
import { pack } from "../rules";
import { compare, seconds, type Row } from "./measure";

const root = join(__dirname, "..");

/** `tsc` over the CIS filters as checked literals against the same file with the check left out. */
export function benchTypecheck(runs: number): Row {
  const texts = pack("cis").map(filterText);
  const source = (head: string) =>
    [head, ...texts.map((text) => `pattern(${JSON.stringify(text)});`)].join(
      "\n",
    );
  const checked = project(
    source(`import { pattern } from "../../src/cloudtrail/pattern";`),
  );
  const unchecked = project(
    source(
      `import { pattern as typed } from "../../src/cloudtrail/pattern";\nconst pattern = (text: string) => typed(text);`,
    ),
  );
  try {
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const check = (folder: string) => () =>
      seconds(process.execPath, [tsc, "--project", folder], root);
    const result = compare(runs, check(checked), check(unchecked));
    const characters = texts.join("").length;
    return {
      what: `\`tsc\` with ${texts.length} filters as literals (${characters} characters)`,
      ours: `${result.ours.toFixed(2)} s`,
      against: `${result.theirs.toFixed(2)} s (the same texts unchecked)`,
      ratio: result.ours / result.theirs,
    };
  } finally {
    rmSync(checked, { recursive: true });
    rmSync(unchecked, { recursive: true });
  }
}

function project(source: string): string {
  const folder = mkdtempSync(join(__dirname, "check-"));
  writeFileSync(join(folder, "source.ts"), source);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.json",
      include: ["source.ts"],
    }),
  );
  return folder;
}
