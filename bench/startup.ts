import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../src/cli/commands";
import { compiled } from "./compiled";
import type { Row } from "./measure";
import { measured } from "./measured";
import { Rounds, type Tasks } from "./rounds";

const recommended = join(
  __dirname,
  "../__tests__/stacks/recommended.golden.json",
);

/** What is asked of a command. The others show their help: what they do takes AWS, or answers. */
const work: Readonly<Record<string, readonly string[]>> = {
  "rules list": [],
  "rules show": ["root-usage"],
  "rules test": [],
  "pattern check": ["{ $.readOnly IS TRUE }"],
  "pattern match": ["{ $.readOnly IS TRUE }", "log.json"],
  backtest: ["log.json"],
  coverage: [],
  prove: ["cdk.tf.json", "--var", 'alert_emails=["security@example.com"]'],
  cost: [],
};

/** Ratios that are promised. */
const limits: Readonly<Record<string, number>> = {
  "--help": 2,
  "rules list": 3.5,
};

/**
 * Every command of `trailwire` from start to end, as the published package has it, against a Node
 * that does nothing.
 */
export async function benchStartup(runs: number): Promise<readonly Row[]> {
  const folder = await compiled();
  try {
    cpSync(recommended, join(folder, "cdk.tf.json"));
    writeFileSync(join(folder, "log.json"), '{"Records":[]}');
    const bin = join(folder, "bin", "trailwire.js");
    const inFolder = (word: string) =>
      /^[\w.]+\.json$/.test(word) ? join(folder, word) : word;
    const node =
      (...args: readonly string[]) =>
      () =>
        measured(process.execPath, ...args.map(inFolder));
    const lines = [
      ["--help"],
      ...commands.map(({ name }) => [name, ...(work[name] ?? ["--help"])]),
    ];
    const tasks: Tasks = {
      nothing: node("-e", "0"),
      ...Object.fromEntries(
        lines.map(([name = "", ...args]) => [
          name,
          node(bin, ...name.split(" "), ...args),
        ]),
      ),
    };
    const rounds = new Rounds(tasks, runs);
    const least = (name: string) =>
      Math.min(...rounds.of(name).map(({ wall }) => wall));
    return lines.map(([name = "", ...args]) => {
      const limit = limits[name];
      return {
        what: `\`trailwire ${name}${args[0] === "--help" ? " --help" : ""}\``,
        ours: milliseconds(rounds, name),
        against: `${milliseconds(rounds, "nothing")} (Node and nothing)`,
        ratio: rounds.ratio(name, "nothing", "wall"),
        ...(limit !== undefined && {
          promise: { limit, measured: least(name) / least("nothing") },
        }),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function milliseconds(rounds: Rounds, name: string): string {
  return `${Math.round(rounds.seconds(name, "wall") * 1000)} ms`;
}
