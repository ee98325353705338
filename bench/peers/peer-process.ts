import { join } from "node:path";
import { logFiles, recordsOf } from "../logs/read";

/*
 * A process in which another engine runs rules over the log files of a folder, and which prints how
 * often one matched.
 *
 * Arguments: `sift` or `duckdb`, the folder, and what the engine is asked.
 */
async function main(): Promise<void> {
  const [peer, folder = "", query = ""] = process.argv.slice(2);
  const run = peer === "sift" ? runSift : runDuckdb;
  console.log(JSON.stringify({ matches: await run(folder, query) }));
}

async function runSift(folder: string, query: string): Promise<number> {
  const { default: sift } = require("sift") as typeof import("sift"); // what the package exports
  const queries = JSON.parse(query) as readonly object[]; // as sift.ts writes them
  const tests = queries.map((query) => sift(query));
  let matches = 0;
  for (const file of logFiles(folder)) {
    for (const record of await recordsOf(file)) {
      for (const test of tests) if (test(record)) matches += 1;
    }
  }
  return matches;
}

async function runDuckdb(folder: string, query: string): Promise<number> {
  const { DuckDBInstance } =
    require("@duckdb/node-api") as typeof import("@duckdb/node-api"); // what the package exports
  const database = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await database.connect();
  const files = join(folder, "**", "*.gz");
  const answer = await connection.runAndReadAll(query, [files]);
  return Number(answer.getRows()[0]?.[0]);
}

void main();
