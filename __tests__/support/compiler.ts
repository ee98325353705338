import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** One complaint of the compiler. */
export interface Diagnostic {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * Type-checks one source with the project's own settings and returns what a user would read.
 *
 * `compilerOptions` are set beside them. The source stands in a folder of its own beside this one, so that it imports like a test.
 */
export async function typeCheck(
  source: string,
  compilerOptions: Readonly<Record<string, boolean>> = {},
): Promise<readonly Diagnostic[]> {
  const [said = []] = await typeCheckAll([source], compilerOptions);
  return said;
}

/** Type-checks many sources at once, which costs little more than one: what is said of each. */
export async function typeCheckAll(
  sources: readonly string[],
  compilerOptions: Readonly<Record<string, boolean>> = {},
): Promise<readonly (readonly Diagnostic[])[]> {
  const folder = await mkdtemp(join(__dirname, "check-"));
  const named = sources.map((source, n) => [`source-${n}.ts`, source] as const);
  try {
    for (const [name, source] of named) {
      await writeFile(join(folder, name), source);
    }
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        compilerOptions: { noUnusedLocals: false, ...compilerOptions },
        include: ["source-*.ts"],
      }),
    );
    const output = await run(folder);
    return named.map(([name]) => parse(output, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(folder: string): Promise<string> {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [tsc, "--project", folder, "--pretty", "false"],
      { maxBuffer: 1 << 26 },
      // An exit code says that tsc has complaints, which are what we came for.
      (error, stdout) =>
        error !== null && typeof error.code !== "number"
          ? reject(error)
          : resolve(stdout),
    );
  });
}

function parse(output: string, file: string): readonly Diagnostic[] {
  return [
    ...output.matchAll(/^(\S+)\((\d+),\d+\): error TS\d+: (.*(?:\n {2}.*)*)/gm),
  ]
    .filter(([, path]) => path?.endsWith(`/${file}`))
    .map(([, , line, message]) => ({
      line: Number(line),
      message: message ?? "",
    }));
}

/** The sentences in a complaint that a parameter's type is a sentence, as the user reads them. */
export function sentences({ message }: Diagnostic): readonly string[] {
  return [
    ...message.matchAll(/to parameter of type '("(?:[^"\\]|\\.)*")'/g),
  ].map(([, literal]) => String(JSON.parse(literal ?? '""')));
}
