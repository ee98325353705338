import { linkSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { backtestRows } from "./backtest-rows";
import { compiled } from "./compiled";
import { writeLogFiles } from "./logs/log-file";
import { ruleSet } from "./logs/rule-sets";
import type { Row } from "./measure";
import { measured } from "./measured";
import { duckdbQuery } from "./peers/duckdb";
import { jqTask } from "./peers/jq-task";
import { siftQueries } from "./peers/sift";
import { Rounds, type Tasks } from "./rounds";

/** How many events of generated logs are read. */
export interface Sizes {
  /** In four large files, each read twice: what starts a process is then little of its time. */
  readonly large: number;
  /** In files of 180, as CloudTrail writes them every five minutes. */
  readonly small: number;
  /** In the first of these, for the peers, some of which take their time. */
  readonly peers: number;
}

const whole: Sizes = { large: 1_000_000, small: 400_000, peers: 100_000 };
const quickly: Sizes = { large: 100_000, small: 40_000, peers: 40_000 };

/** Events of a small file. */
export const SMALL_FILE = 180;

/**
 * Back-tests of generated logs (logs/events.ts), each a process of its own, against the floors,
 * Node's own gunzip of the same files and its JSON.parse besides, and against what people use.
 */
export async function benchBacktest(
  runs: number,
  quick: boolean,
): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  const code = compiled();
  const node = (script: string, ...args: readonly string[]) => {
    const path = join(code, "bench", script);
    return () => measured(process.execPath, path, ...args);
  };
  const backtest = (logs: string, rules: number, threads = 1) =>
    node("backtest-process.js", logs, String(rules), String(threads));
  const floor = (what: "gunzip" | "parse", logs: string) =>
    node("floor-process.js", what, logs);
  const peer = (name: string, query: string) =>
    node("peers/peer-process.js", name, peers, query);
  const [large, small, peers] = ["large", "small", "peers"].map((name) =>
    join(folder, name),
  ) as [string, string, string]; // as many as before
  const sizes = quick ? quickly : whole;
  const cis = ruleSet(15);
  try {
    await makeLogs(sizes, { large, small, peers });
    const tasks: Tasks = {
      gunzip: floor("gunzip", large),
      "15": backtest(large, 15),
      "150": backtest(large, 150),
      "1500": backtest(large, 1500),
      "two threads": backtest(large, 150, 2),
      parse: floor("parse", large),
      "small gunzip": floor("gunzip", small),
      small: backtest(small, 15),
      "small parse": floor("parse", small),
      peers: backtest(peers, 15),
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

async function makeLogs(
  sizes: Sizes,
  folders: Readonly<Record<keyof Sizes, string>>,
): Promise<void> {
  for (const file of await writeLogFiles(folders.large, 4, sizes.large / 8)) {
    linkSync(file, file.replace(/\.json\.gz$/, "-again.json.gz"));
  }
  const files = Math.ceil(sizes.small / SMALL_FILE);
  const made = await writeLogFiles(folders.small, files, SMALL_FILE);
  mkdirSync(folders.peers);
  for (const file of made.slice(0, Math.ceil(sizes.peers / SMALL_FILE))) {
    linkSync(file, join(folders.peers, basename(file)));
  }
}
