import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Renames cdktf to cdktn where TypeScript files name its packages: in quotes, at the beginning. */
export function renameImports(folder: string): void {
  for (const file of typeScriptIn(folder)) {
    const text = readFileSync(file, "utf8");
    const renamed = text.replace(/"(@?)cdktf(?=[-/"])/g, '"$1cdktn');
    if (renamed !== text) writeFileSync(file, renamed);
  }
}

/** What cdktf's command line wants for a terminal; cdktn's wants none. */
const terminal = "@cdktf/node-pty-prebuilt-multiarch";

/**
 * Renames cdktf's packages in a project's package.json.
 * @param versions - of the packages, by their new names
 */
export function renameDependencies(
  folder: string,
  versions: Readonly<Record<string, string>>,
): void {
  const file = join(folder, "package.json");
  // npm demands the shape.
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<
    string,
    unknown
  >;
  for (const kind of [
    "dependencies",
    "devDependencies",
    "peerDependencies",
    "peerDependenciesMeta",
    "overrides",
  ]) {
    const named = Object.entries(manifest[kind] ?? {})
      .filter(([name]) => name !== terminal)
      .map(([old, value]) => {
        const name = old.replace(/^(@?)cdktf(?=[-/]|$)/, "$1cdktn");
        const isVersion = typeof value === "string";
        return [name, (isVersion && versions[name]) || value] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (named.length > 0) manifest[kind] = Object.fromEntries(named);
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

function typeScriptIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === "node_modules" ? [] : typeScriptIn(path);
    }
    return entry.isFile() && path.endsWith(".ts") ? [path] : [];
  });
}
