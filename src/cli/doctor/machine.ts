import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";

/** What the doctor asks of the machine that it runs on. */
export interface Machine {
  /** Node's, such as `20.20.2`. */
  readonly nodeVersion: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The text of a file; undefined where it cannot be read. */
  readonly read: (file: string) => string | undefined;
  /** The names in a folder; none where it cannot be read. */
  readonly list: (folder: string) => readonly string[];
  /** What a program prints; undefined where there is none, or it fails. */
  readonly run: (
    program: string,
    args: readonly string[],
  ) => Promise<string | undefined>;
  /** Why an address does not answer; undefined where it does. */
  readonly unreachable: (url: string) => Promise<string | undefined>;
}

/** How long a program or an address may take, in milliseconds. */
const PATIENCE = 10_000;

/** This machine. */
export const thisMachine: Machine = {
  nodeVersion: process.versions.node,
  environment: process.env,
  home: homedir(),
  read: (file) => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return undefined;
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  run: (program, args) =>
    new Promise((resolve) => {
      execFile(program, args, { timeout: PATIENCE }, (error, stdout) =>
        resolve(error === null ? stdout : undefined),
      );
    }),
  unreachable: async (url) => {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const { ok, status } = await fetch(url, { signal });
      return ok ? undefined : `it answers with status ${status}`;
    } catch (error) {
      return reasonOf(error);
    }
  },
};

/** Node hides the reason in the cause: `fetch failed`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
