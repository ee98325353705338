import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { build, transformSync, type OutputFile, type Plugin } from "esbuild";

const root = join(__dirname, "..");

/** What somebody who has the package runs or imports. */
export const packageEntries: readonly string[] = [
  "main.ts",
  "src/cli/main.ts",
  "src/library/index.ts",
  "src/library/pattern.ts",
  "src/library/rules.ts",
  "src/library/proof.ts",
];

/** The oldest Node that the package runs on. */
const TARGET = "node20.9";

/**
 * Makes CommonJS of TypeScript files of this project and of all that they import here, in one folder
 * without folders: a file for each entry, for each module that is `require`d only when it is needed,
 * and for what several of these share. A program of hundreds of modules starts in the time that a
 * few files take, and a class is the same one whichever entry it comes from.
 *
 * @param entries - files, as paths from the root
 */
export async function writeModules(
  entries: readonly string[],
  folder: string,
): Promise<void> {
  const known = new Set(entries.map((entry) => join(root, entry)));
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of await modulesOf(known, folder)) {
    // esbuild shares code between ES modules only.
    const { code } = transformSync(text, {
      format: "cjs",
      platform: "node",
      target: TARGET,
      supported: { "dynamic-import": false },
    });
    writeFileSync(path, code);
  }
}

/** Where an entry lies in the folder: `src/cli/main.ts` is `cli-main.js`. */
export function moduleFile(entry: string): string {
  const name = entry.replace(/^src\//, "").replace(/(\/index)?\.ts$/, "");
  return `${name.replaceAll("/", "-")}.js`;
}

/** What is made of the entries; those found on the way are added, and the work is done again with them. */
async function modulesOf(
  entries: Set<string>,
  folder: string,
): Promise<readonly OutputFile[]> {
  const count = entries.size;
  const { outputFiles } = await build({
    entryPoints: [...entries].map((file) => ({
      in: file,
      out: moduleFile(fromRoot(file)).replace(/\.js$/, ""),
    })),
    outdir: folder,
    chunkNames: "shared-[hash]",
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    target: TARGET,
    format: "esm",
    charset: "utf8",
    tsconfigRaw: {},
    plugins: [laterModules(entries)],
    logLevel: "error",
    write: false,
  });
  return entries.size === count ? outputFiles : modulesOf(entries, folder);
}

/** Modules that are `require`d become entries, as do those whose file is asked for. */
function laterModules(entries: Set<string>): Plugin {
  return {
    name: "later-modules",
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^\.\.?\// }, async ({ path, kind, resolveDir }) => {
        if (kind !== "require-call") return undefined;
        const importing = { kind: "import-statement", resolveDir } as const;
        const { path: file } = await resolve(path, importing);
        entries.add(file);
        return { path: `./${moduleFile(fromRoot(file))}`, external: true };
      });
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const folder = dirname(path);
        const contents = readFileSync(path, "utf8")
          // Beside the modules, the folder mirrors the root.
          .replace(/\b__dirname\b/g, `(__dirname + "/${fromRoot(folder)}")`)
          .replace(/(?<=\brequire\.resolve\(")\.[^"]*(?="\))/g, (target) => {
            const file = join(folder, `${target}.ts`);
            entries.add(file);
            return `./${moduleFile(fromRoot(file))}`;
          });
        return { contents, loader: "ts" };
      });
    },
  };
}

function fromRoot(path: string): string {
  return relative(root, path).replaceAll(sep, "/");
}
