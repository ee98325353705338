import { Command as Commander, Option } from "commander";
import type { Command } from "./command";
import { commands, groups } from "./commands";
import type { Streams } from "./io";

/** Runs a command with what commander has read for it. */
export type Runner = (
  command: Command,
  args: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
) => Promise<void>;

/** The command table as a commander program, which reports mistakes by throwing `CommanderError`. */
export function createProgram(
  version: string,
  { stdout, stderr }: Streams,
  run: Runner,
): Commander {
  const program = new Commander("trailwire")
    .description("AWS account tripwires: their rules and filter patterns.")
    .version(version, "--version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError("(--help shows how it is used)")
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .configureHelp({ subcommandTerm: termOf });
  for (const { name, summary, load } of commands) {
    const words = name.split(" ");
    const last = words.pop() ?? name;
    const parent = words.reduce(groupOf, program);
    const leaf = parent.command(last).description(summary);
    parent.hook("preSubcommand", (_parent, called) => {
      if (called === leaf) fill(leaf, load(), run);
    });
  }
  return program;
}

/** What help calls a command: `match`, and for a group `pattern check|match`. */
function termOf(command: Commander): string {
  const names = command.commands.map((inner) => inner.name()).join("|");
  return `${command.name()} ${names}`.trimEnd();
}

/** The group of a first word, made when it is first asked for. */
function groupOf(parent: Commander, word: string): Commander {
  return (
    parent.commands.find((command) => command.name() === word) ??
    parent
      .command(word)
      .description(groups[word] ?? "")
      .helpCommand(false)
  );
}

/** Gives commander the arguments and options of a command that is about to be read. */
function fill(leaf: Commander, command: Command, run: Runner): void {
  for (const { name, summary } of command.arguments) {
    leaf.argument(name, summary);
  }
  for (const [name, data] of Object.entries(command.options)) {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const option = new Option(
      data.value === undefined ? flag : `${flag} <${data.value}>`,
      data.summary,
    );
    if (data.choices !== undefined) option.choices(data.choices);
    if (data.default !== undefined) option.default(data.default);
    if (data.repeatable) {
      option.argParser((value: string, before: readonly string[] = []) => [
        ...before,
        value,
      ]);
    }
    leaf.addOption(option);
  }
  leaf.addHelpText("after", `\n${command.notes.trim()}`);
  leaf.action(() => run(command, leaf.processedArgs, leaf.opts()));
}
