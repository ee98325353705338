import { benchBacktest } from "./backtest";
import { benchLargeBacktest } from "./backtest-large";
import { benchMatch } from "./match";
import { table, type Row } from "./measure";
import { benchPipeline } from "./pipeline";
import { benchStartup } from "./startup";
import { benchSynth } from "./synth";
import { benchTypecheck } from "./typecheck";

/*
 * `npm run bench`: each row compares two things measured in turn within this run, so that the
 * ratio holds on any machine. `--quick` takes fewer runs and smaller logs; names, as in
 * `npm run bench -- backtest-large`, choose what is measured. Exits with 1 where a promise is broken.
 */
const words = process.argv.slice(2);
const quick = words.includes("--quick");
const names = words.filter((word) => word !== "--quick");
const runs = quick ? 3 : 7;

const benches: readonly (readonly [
  string,
  () => Row | readonly Row[] | Promise<readonly Row[]>,
])[] = [
  ["synth", () => benchSynth(runs)],
  ["startup", () => benchStartup(quick ? 3 : 7)],
  ["typecheck", () => benchTypecheck(runs)],
  ["match", () => benchMatch(runs)],
  ["pipeline", () => benchPipeline(runs, quick)],
  ["backtest", () => benchBacktest(quick ? 3 : 5, quick)],
];

/** What takes minutes, and is measured only where it is asked for. */
const longer: typeof benches = [["backtest-large", benchLargeBacktest]];

function chosen(): typeof benches {
  if (names.length === 0) return benches;
  return names.map((name) => {
    const all = [...benches, ...longer];
    const bench = all.find(([known]) => known === name);
    if (bench !== undefined) return bench;
    const list = all.map(([known]) => known).join(", ");
    throw new Error(`nothing is measured as "${name}": expected ${list}`);
  });
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const [name, bench] of chosen()) {
    console.error(`measuring ${name} …`);
    rows.push(...[await bench()].flat());
  }
  console.log(`\n${table(rows)}\n`);
  for (const { what, promise } of rows) {
    if (promise === undefined || promise.measured <= promise.limit) continue;
    console.error(
      `${what}: promised a ratio of at most ${promise.limit}, measured ${promise.measured.toFixed(2)}`,
    );
    process.exitCode = 1;
  }
}

void main();
