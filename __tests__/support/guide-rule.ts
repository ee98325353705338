import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guideBlocks } from "./guide-blocks";

/** What stands in guides/write-a-rule.md: the file of a rule, and the lines that register it. */
export function guideRule() {
  const [file = ""] = guideBlocks("write-a-rule", "ts");
  const [registry = "", pack = ""] = guideBlocks("write-a-rule", "diff");
  const [, id = ""] = /^ {2}id: "(.*)",$/m.exec(file) ?? [];
  return { id, file, registry: added(registry), pack: added(pack) };
}

/** Does in a folder with `rules/` what the guide tells, as a person would. */
export function writeGuideRule(folder: string): void {
  const { id, file, registry, pack } = guideRule();
  writeFileSync(join(folder, "rules/identity", `${id}.ts`), file);
  register(join(folder, "rules/identity/index.ts"), registry);
  register(join(folder, "rules/recommended.ts"), pack);
}

function added(diff: string): readonly string[] {
  return [...diff.matchAll(/^\+(.*)$/gm)].map(([, line = ""]) => line);
}

/** Adds imports at the top and the others at the beginning of the list. */
function register(file: string, lines: readonly string[]): void {
  const imports = lines.filter((line) => line.startsWith("import "));
  const members = lines.filter((line) => !line.startsWith("import "));
  const text = readFileSync(file, "utf8").replace(
    / = \[\n/,
    (start) => `${start}${members.map((line) => `${line}\n`).join("")}`,
  );
  writeFileSync(file, [...imports, text].join("\n"));
}
