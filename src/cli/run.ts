import { CommanderError } from "commander";
import type { ExitCode } from "./command";
import { ioOf, type Streams } from "./io";
import { markDashes, unmarkDashes } from "./leading-dash";
import { createProgram } from "./program";
import { UsageError } from "./usage-error";

/**
 * Runs `trailwire` with the words after its name. Known errors are one message on standard error.
 *
 * @throws what nobody expected, with its stack
 */
export async function run(
  words: readonly string[],
  streams: Streams,
): Promise<ExitCode> {
  const io = ioOf(streams);
  let exitCode: ExitCode = 0;
  const program = createProgram(
    version(),
    streams,
    async (command, args, options) => {
      exitCode = await command.run(args.map(unmarkDashes), options, io);
    },
  );
  try {
    await program.parseAsync(markDashes(asked(words)), { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has printed its message, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const mistake =
      error instanceof UsageError ? error.message : ruleFileMistake(error);
    if (mistake === undefined) throw error;
    io.warn(`error: ${mistake}`);
    return 2;
  }
}

/** The sentence for a mistake in a file of rules/; undefined for any other error. */
function ruleFileMistake(error: unknown): string | undefined {
  // Loaded where one shows; what `require` gives is the module.
  const { ruleFileMistake } =
    require("../rule/rule-file-mistake") as typeof import("../rule/rule-file-mistake");
  return ruleFileMistake(error);
}

/** `help rules list` is `rules list --help`. */
function asked(words: readonly string[]): readonly string[] {
  return words[0] === "help" ? [...words.slice(1), "--help"] : words;
}

function version(): string {
  // By the package's own name: what is compiled lies deeper than its source. npm demands the field.
  const { version } = require("trailwire/package.json") as { version: string };
  return version;
}
