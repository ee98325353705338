import { spawnSync } from "node:child_process";
import type { BacktestRule } from "../../src/backtest/result";
import { measured } from "../measured";
import type { Tasks } from "../rounds";
import { jqProgram } from "./jq";

/** Writes how often rules matched, as the other peers do. */
const script = `find "$1" -name "*.gz" -exec cat {} + | gzip -dc | jq -n "$2"`;

/** The rules by jq, which is left out by name where it is not on the machine. */
export function jqTask(folder: string, rules: readonly BacktestRule[]): Tasks {
  const { status } = spawnSync("jq", ["--version"]);
  if (status !== 0) {
    console.error("left out: jq is not on this machine");
    return {};
  }
  const program = `reduce (inputs | ${jqProgram(rules)} | length) as $n (0; . + $n) | {matches: .}`;
  return { jq: () => measured("sh", "-c", script, "sh", folder, program) };
}
