import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { fileProblem } from "../../cloudtrail/read/file-problem";
import { errorCode } from "../../cloudtrail/read/error-code";
import type { LogSource } from "../inputs/log-source";
import type { LogRange } from "../log-range";
import { ownMailRoutes } from "../mails/mail-route";
import type { BacktestRule } from "../result";
import type { TallyState } from "../tally";
import { StateError } from "./state-error";

/** No other file has it. */
const VERSION = "trailwire back-test 2";

/** What a run was asked; another cannot go on from its state. */
export interface Question {
  /** Hashes, so that the state says which of them is another. */
  readonly rules: string;
  readonly inputs: string;
}

/** What a run has counted, besides the tally. */
export interface RunCounts {
  readonly files: number;
  readonly records: number;
  readonly bytes: number;
  /** Files that turned out to be no logs. */
  readonly digests: number;
  readonly notLogs: number;
  /** The days of the files' delivery, in milliseconds since 1970. */
  readonly delivered:
    { readonly from: number; readonly until: number } | undefined;
}

/** How far a run has come. */
export interface RunState {
  readonly version: typeof VERSION;
  readonly question: Question;
  /** A span before the moment at which the run began would mean another one now. */
  readonly range: WrittenRange;
  /** Files that are done, in the order of the listing, and a hash of their names and sizes. */
  readonly done: number;
  readonly names: string;
  /** Matches of the next file that were told before the run was ended. */
  readonly told: number;
  readonly counts: RunCounts;
  readonly tally: TallyState;
}

/** A range as JSON. */
type WrittenRange = Omit<LogRange, "since" | "until"> & {
  readonly since?: string;
  readonly until?: string;
};

/**
 * What a run asks, in short.
 *
 * @param inputs all that decides what is read, as it was given
 */
export function questionOf(
  rules: readonly BacktestRule[],
  inputs: readonly unknown[],
): Question {
  const asked = rules.map((rule) => [
    rule.id,
    rule.pattern,
    rule.mailRoutes ?? ownMailRoutes(rule),
  ]);
  return {
    rules: hash(JSON.stringify(asked)),
    inputs: hash(JSON.stringify(inputs)),
  };
}

/** A range as a state holds it. */
export function writtenRange({
  since,
  until,
  ...range
}: LogRange): WrittenRange {
  return {
    ...range,
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
  };
}

/** The range that a state holds. */
export function readRange({ since, until, ...range }: WrittenRange): LogRange {
  return {
    ...range,
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) }),
  };
}

/** The hash of one more file than that of `before`. */
export function namesWith(before: string, { name, bytes }: LogSource): string {
  return hash(`${before}\n${bytes}\n${name}`);
}

/**
 * The state in a file; undefined where there is no such file.
 *
 * @throws {StateError} for one that is not a state of this question
 */
export async function loadState(
  path: string,
  question: Question,
): Promise<RunState | undefined> {
  const text = await contents(path);
  if (text === undefined) return undefined;
  const state = parsed(text);
  const another = (what: string) =>
    new StateError(
      `${path} is the state of a run with other ${what}: repeat that run's command, or name another file to begin anew`,
    );
  if (state?.version !== VERSION) {
    throw new StateError(
      `${path} is no state of a back-test: name another file to begin anew`,
    );
  }
  if (state.question.rules !== question.rules) throw another("rules");
  if (state.question.inputs !== question.inputs) {
    throw another("inputs, times, accounts or regions");
  }
  return state;
}

/**
 * Writes a state, so that whoever reads finds the one before or this one.
 *
 * @throws {StateError} where it cannot be written
 */
export async function saveState(
  path: string,
  state: Omit<RunState, "version">,
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, JSON.stringify({ version: VERSION, ...state }));
    await rename(temporary, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new StateError(`${path} cannot be written (${code})`);
  }
}

async function contents(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return undefined;
    const problem =
      code === "EISDIR" ? "is a folder: name a file in it" : fileProblem(error);
    if (problem === undefined) throw error;
    throw new StateError(`${path}: ${problem}`);
  }
}

function parsed(text: string): RunState | undefined {
  try {
    // What saveState() has written, by its version.
    return JSON.parse(text) as RunState;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
