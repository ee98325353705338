import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..");

/**
 * The licences of the packages that bundles contain, as their authors ask that they be passed on.
 *
 * @param entries - the files that are bundled
 * @throws Error for a package that names no licence
 */
export function thirdPartyLicences(entries: readonly string[]): string {
  const { metafile } = buildSync({
    entryPoints: [...entries],
    absWorkingDir: root,
    outdir: "unused",
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    metafile: true,
    tsconfigRaw: {},
    logLevel: "error",
    write: false,
  });
  const folders = new Set(
    Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.keys(inputs))
      .flatMap((file) => file.match(packageFolder) ?? []),
  );
  /** Packages by the text that they share. */
  const packages = new Map<string, string[]>();
  for (const { name, text } of [...folders].sort().map(licenceOf)) {
    packages.set(text, [...(packages.get(text) ?? []), name]);
  }
  return [...packages]
    .map(([text, names]) => `${names.join("\n")}\n\n${text}`.trim())
    .join(`\n\n${"-".repeat(72)}\n\n`);
}

/** `node_modules/a/node_modules/@b/c` of a file in it. */
const packageFolder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

function licenceOf(folder: string): { name: string; text: string } {
  const manifest: { name: string; version: string; license?: string } =
    JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const { name, version, license } = manifest;
  if (license === undefined) throw new Error(`${name} names no licence`);
  const texts = readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|notice)\b/i.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8").trim());
  return { name: `${name} ${version} (${license})`, text: texts.join("\n\n") };
}
