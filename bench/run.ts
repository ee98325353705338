import { benchMatch } from "./match";
import { table, type Row } from "./measure";
import { benchPipeline } from "./pipeline";
import { benchSynth } from "./synth";
import { benchTypecheck } from "./typecheck";

/*
 * `npm run bench`: each row compares two things measured in turn within this run, so that the
 * ratio holds on any machine. `--quick` takes fewer runs and a smaller log file. Exits with 1 where a
 * promise is broken.
 */
const quick = process.argv.includes("--quick");
const runs = quick ? 3 : 7;
/** Three runs on a machine that was busy a moment ago tell a ratio to a fifth. */
const tolerance = quick ? 1.2 : 1;

const benches: readonly (readonly [
  string,
  () => Row | readonly Row[] | Promise<readonly Row[]>,
])[] = [
  ["synth", () => benchSynth(runs)],
  ["type check", () => benchTypecheck(runs)],
  ["match", () => benchMatch(runs)],
  ["pipeline", () => benchPipeline(runs, quick)],
];

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const [name, bench] of benches) {
    console.error(`measuring ${name} …`);
    rows.push(...[await bench()].flat());
  }
  console.log(`\n${table(rows)}\n`);
  for (const { what, promise } of rows) {
    if (
      promise === undefined ||
      promise.measured <= promise.limit * tolerance
    ) {
      continue;
    }
    console.error(
      `${what}: promised a ratio of at most ${promise.limit}, measured ${promise.measured.toFixed(2)}`,
    );
    process.exitCode = 1;
  }
}

void main();
