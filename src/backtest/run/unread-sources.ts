import type { Listed, LogSource, SkipReason } from "../inputs/log-source";
import { namesWith, type Question, type RunState } from "./state";
import { StateError } from "./state-error";

/** Where a run keeps how far it has come. */
export interface Resumption {
  /** The file of the state. */
  readonly path: string;
  readonly question: Question;
  /** The state of an earlier run, to go on from there. @default - from the beginning */
  readonly state?: RunState | undefined;
}

/**
 * The files of a listing that no earlier run has read.
 *
 * @param skip told of each that is not to be read
 * @throws {StateError} where those that were read are no longer the same, and for standard input
 */
export async function* unreadSources(
  listing: AsyncIterable<Listed>,
  resume: Resumption | undefined,
  skip: (reason: SkipReason) => void,
): AsyncGenerator<LogSource, void, undefined> {
  const { done, names } = resume?.state ?? { done: 0, names: "" };
  let listed = 0;
  let before = "";
  const expectSame = () => {
    if (before === names) return;
    throw new StateError(
      `${resume?.path}: the files that were read have changed since: name another file to begin anew`,
    );
  };
  for await (const entry of listing) {
    if (entry.kind === "skipped") {
      skip(entry.reason);
      continue;
    }
    const { source } = entry;
    if (resume !== undefined && source.location.kind === "stdin") {
      throw new StateError(
        "--resume: standard input cannot be read twice, expected files",
      );
    }
    listed += 1;
    if (listed <= done) {
      before = namesWith(before, source);
      continue;
    }
    if (listed === done + 1) expectSame();
    yield source;
  }
  if (listed <= done) expectSame();
}
