import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { moduleFile } from "../scripts/modules";
import { memoryRow, reportOf } from "./backtest-rows";
import { compiled } from "./compiled";
import { writeLogFiles } from "./logs/log-file";
import type { Row } from "./measure";
import { measured } from "./measured";

const GB = 1e9;
const MB = 1e6;

/** Bytes of gzip in a folder, and in one file. */
const FOLDER = 2 * GB;
const FILE = 0.5 * GB;

const backtestProcess = "bench/backtest-process.ts";

/**
 * Back-tests of more than fits into memory: a folder of files, and one file of many that were joined,
 * each in two threads. The same few files over and over: what is inflated is eight times as much.
 */
export async function benchLargeBacktest(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  const code = await compiled(backtestProcess);
  try {
    const made = await writeLogFiles(join(folder, "made"), 8, 25_000);
    const many = join(folder, "many");
    const one = join(folder, "one", "joined.json.gz");
    mkdirSync(many);
    mkdirSync(dirname(one));
    repeat(made, FOLDER, (file, n) =>
      linkSync(file, join(many, `${n}.json.gz`)),
    );
    repeat(made, FILE, (file) => appendFileSync(one, readFileSync(file)));
    const row = (what: string, logs: string): Row => {
      const script = join(code, "dist", moduleFile(backtestProcess));
      const args = [script, logs, "150", "2"];
      const taken = measured(process.execPath, ...args);
      const { matches, peak } = reportOf(taken);
      const [wall, cpu] = [taken.wall.toFixed(0), taken.cpu.toFixed(0)];
      const ours = `${Math.ceil(peak / MB)} MB, ${wall} s (${cpu} s of a core), ${matches} matches`;
      return memoryRow(what, ours, peak);
    };
    return [
      row(`150 rules, a folder of ${FOLDER / GB} GB of gzip`, many),
      row(`150 rules, a file of ${FILE / GB} GB of gzip`, dirname(one)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(code, { recursive: true });
  }
}

/** Goes through files over and over until they have so many bytes. */
function repeat(
  files: readonly string[],
  bytes: number,
  use: (file: string, n: number) => void,
): void {
  for (let n = 0, done = 0; done < bytes; n += 1) {
    const file = files[n % files.length] ?? "";
    use(file, n);
    done += statSync(file).size;
  }
}
