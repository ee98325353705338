import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLogs, quickly, whole } from "./backtest-logs";
import { backtestRows } from "./backtest-rows";
import { moduleFile } from "../scripts/modules";
import { compiled } from "./compiled";
import { ruleSet } from "./logs/rule-sets";
import type { Row } from "./measure";
import { measured } from "./measured";
import { duckdbQuery } from "./peers/duckdb";
import { jqTask } from "./peers/jq-task";
import { siftQueries } from "./peers/sift";
import { Rounds, type Tasks } from "./rounds";

/** What each process runs. */
const scripts = {
  backtest: "bench/backtest-process.ts",
  floor: "bench/floor-process.ts",
  peer: "bench/peers/peer-process.ts",
} as const;

/**
 * Back-tests of generated logs (logs/events.ts), each a process of its own, against the floors,
 * Node's own gunzip of the same files and its JSON.parse besides, and against what people use.
 */
export async function benchBacktest(
  runs: number,
  quick: boolean,
): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  const code = await compiled(...Object.values(scripts));
  const node = (script: string, ...args: readonly string[]) => {
    const path = join(code, "dist", moduleFile(script));
    return () => measured(process.execPath, path, ...args);
  };
  const backtest = (logs: string, rules: number, threads = 1) =>
    node(scripts.backtest, logs, String(rules), String(threads));
  const floor = (what: "gunzip" | "parse", logs: string) =>
    node(scripts.floor, what, logs);
  const large = join(folder, "large");
  const small = join(folder, "small");
  const peers = join(folder, "peers");
  const peer = (name: string, query: string) =>
    node(scripts.peer, name, peers, query);
  const sizes = quick ? quickly : whole;
  if (quick) console.error("few events: nothing is promised beside the floors");
  const cis = ruleSet(15);
  try {
    await makeLogs(sizes, { large, small, peers });
    const tasks: Tasks = {
      gunzip: floor("gunzip", large),
      "15 rules": backtest(large, 15),
      "150 rules": backtest(large, 150),
      "1500 rules": backtest(large, 1500),
      "two threads": backtest(large, 150, 2),
      parse: floor("parse", large),
      "small gunzip": floor("gunzip", small),
      small: backtest(small, 15),
      "small parse": floor("parse", small),
      "peers gunzip": floor("gunzip", peers),
      peers: backtest(peers, 15),
      "peers parse": floor("parse", peers),
      sift: peer("sift", siftQueries(cis)),
      DuckDB: peer("duckdb", duckdbQuery(cis)),
      ...jqTask(peers, cis),
    };
    return backtestRows(new Rounds(tasks, runs), sizes, quick);
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(code, { recursive: true });
  }
}
