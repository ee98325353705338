import { benchMatch } from "./match";
import { table, type Row } from "./measure";
import { benchSynth } from "./synth";
import { benchTypecheck } from "./typecheck";

/*
 * `npm run bench`: each row compares two things measured in turn within this run, so that the
 * ratio holds on any machine. `--quick` takes fewer runs. Exits with 1 where a promise is broken.
 */
const runs = process.argv.includes("--quick") ? 3 : 7;

const benches: readonly (readonly [string, (runs: number) => Row])[] = [
  ["synth", benchSynth],
  ["type check", benchTypecheck],
  ["match", benchMatch],
];

const rows = benches.map(([name, bench]) => {
  console.error(`measuring ${name} …`);
  return bench(runs);
});
console.log(`\n${table(rows)}\n`);

const broken = rows.flatMap(({ what, promise }) =>
  promise !== undefined && promise.least > promise.limit
    ? [{ what, ...promise }]
    : [],
);
for (const { what, limit, least } of broken) {
  console.error(
    `${what}: promised a ratio of at most ${limit}, measured ${least.toFixed(2)} at best`,
  );
}
process.exitCode = broken.length > 0 ? 1 : 0;
