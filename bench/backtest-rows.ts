import { SMALL_FILE, type Sizes } from "./backtest-logs";
import type { Report } from "./backtest-process";
import { ruleCounts } from "./logs/rule-sets";
import type { Row } from "./measure";
import type { Rounds } from "./rounds";

const MB = 1e6;

/** Bytes that a back-test may have in memory. */
const MOST_MEMORY = 250 * MB;

const peers = ["sift", "DuckDB", "jq"] as const;

/**
 * The table of the back-tests. Seconds are of a core, of whole processes; of two threads, on the
 * wall's clock. A ratio is the median of the rounds' ratios.
 *
 * @param quick the floors are not compared with what takes most of its time to start
 */
export function backtestRows(
  rounds: Rounds,
  sizes: Sizes,
  quick: boolean,
): readonly Row[] {
  const thousands = (events: number) => `${Math.round(events / 1000)} k events`;
  const seconds = (name: string, clock: "cpu" | "wall" = "cpu") =>
    `${rounds.seconds(name, clock).toFixed(2)} s`;
  const floors = (prefix: string, clock: "cpu" | "wall" = "cpu") =>
    `${seconds(`${prefix}gunzip`, clock)} (gunzip), ${seconds(`${prefix}parse`, clock)} (and \`JSON.parse\`)`;
  const promised = (ratio: number, limit: number) => ({
    ratio,
    ...(!quick && { promise: { limit, measured: ratio } }),
  });
  const nameOf = (count: number) => `${count} rules`;
  const [few, some, most] = ruleCounts;
  const large = `${thousands(sizes.large)} in large files`;
  const ours = [...ruleCounts.map(nameOf), "two threads", "small"];
  const peak = Math.max(
    ...ours
      .flatMap((name) => rounds.of(name))
      .map((taken) => reportOf(taken).peak),
  );
  return [
    ...ruleCounts.map((count): Row => {
      const name = nameOf(count);
      const ratio = rounds.ratio(name, "gunzip");
      return {
        what: `\`backtest\` of ${large}, ${count} rules`,
        ours: seconds(name),
        against: floors(""),
        ...(count === some ? promised(ratio, 2) : { ratio }),
      };
    }),
    {
      what: `${most} rules, and ${few} of them`,
      ours: seconds(nameOf(most)),
      against: seconds(nameOf(few)),
      ...promised(rounds.ratio(nameOf(most), nameOf(few)), 1.3),
    },
    {
      what: `${some} rules in two threads, on the wall's clock`,
      ours: seconds("two threads", "wall"),
      against: `${floors("", "wall")}, in one`,
      ...promised(rounds.ratio("two threads", "gunzip", "wall"), 1.1),
    },
    {
      what: `${thousands(sizes.small)} in files of ${SMALL_FILE}, ${few} rules`,
      ours: seconds("small"),
      against: floors("small "),
      ...promised(rounds.ratio("small", "small parse"), 0.67),
    },
    ...peers
      .filter((peer) => rounds.has(peer))
      .map((peer): Row => {
        expectSameMatches(rounds, peer);
        const ratio = rounds.ratio("peers", peer);
        return {
          what: `${thousands(sizes.peers)} of these, against ${peer}`,
          ours: seconds("peers"),
          against: `${seconds(peer)} (${peer}), ${floors("peers ")}`,
          ratio,
          promise: { limit: 1, measured: ratio },
        };
      }),
    memoryRow(
      "peak memory of these back-tests",
      `${Math.ceil(peak / MB)} MB`,
      peak,
    ),
  ];
}

/** A row about a back-test's memory, which promises to stay below a limit. */
export function memoryRow(what: string, ours: string, peak: number): Row {
  const ratio = peak / MOST_MEMORY;
  return {
    what,
    ours,
    against: `${MOST_MEMORY / MB} MB`,
    ratio,
    promise: { limit: 1, measured: ratio },
  };
}

/** A peer that finds something else does something else. */
function expectSameMatches(rounds: Rounds, peer: string): void {
  const [ours = [], theirs = []] = ["peers", peer].map((name) =>
    rounds.of(name).map((taken) => reportOf(taken).matches),
  );
  if (ours.some((matches, n) => matches !== theirs[n])) {
    throw new Error(
      `expected ${peer} to find what we find, ${ours[0]} matches, got ${theirs[0]}`,
    );
  }
}

/** What a process of a back-test or a peer has printed. */
export function reportOf({ output }: { readonly output: string }): Report {
  return JSON.parse(output); // peers print the matches only, and are asked for no more
}
