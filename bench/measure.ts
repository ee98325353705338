import { spawnSync } from "node:child_process";

/** Wall-clock seconds of a command that must succeed. */
export function seconds(
  command: string,
  args: readonly string[],
  cwd: string,
): number {
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1" },
    maxBuffer: 1 << 28,
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} exited with ${status}: ${error?.message ?? stderr.toString()}`,
    );
  }
  return elapsed;
}

/**
 * Runs both in turn, so that a machine that grows slower does so for both, and gives the median of
 * each. `least` is the ratio of the quickest runs: noise makes runs slower, never quicker, so a
 * promise is held to it.
 */
export function compare(
  runs: number,
  ours: () => number,
  theirs: () => number,
): { readonly ours: number; readonly theirs: number; readonly least: number } {
  const both = Array.from({ length: runs }, () => [ours(), theirs()] as const);
  const ourTimes = both.map(([a]) => a);
  const theirTimes = both.map(([, b]) => b);
  return {
    ours: median(ourTimes),
    theirs: median(theirTimes),
    least: Math.min(...ourTimes) / Math.min(...theirTimes),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** One row of the table: what was measured, against what, and the ratio of the two. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: number;
  /** The ratio that the project promises, and the one that it is held to; undefined where it promises none. */
  readonly promise?: { readonly limit: number; readonly measured: number };
}

/** The table as Markdown, aligned, as it stands in the README. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["what", "here", "against", "ratio", "promised"],
    ...rows.map(({ what, ours, against, ratio, promise }) => [
      what,
      ours,
      against,
      ratio.toFixed(2),
      promise === undefined ? "" : `≤ ${promise.limit}`,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...cells.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}
