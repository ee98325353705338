import { spawnSync } from "node:child_process";

/** What a whole process took, its children included. */
export interface Taken {
  /** Seconds of a core, in all threads. */
  readonly cpu: number;
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** What it printed. */
  readonly output: string;
}

/** The script that runs its arguments and adds what they took as the shell counts it. */
const script = '"$@"; code=$?; times >&2; exit $code';

/**
 * Runs a command that must succeed and measures the whole of it, from loading the program to its
 * exit.
 */
export function measured(command: string, ...args: readonly string[]): Taken {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(
    "sh",
    ["-c", script, "sh", command, ...args],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) {
    const problem = error?.message ?? stderr.slice(-2000);
    throw new Error(`${command} exited with ${status}: ${problem}`);
  }
  const [line = ""] = stderr.trimEnd().split("\n").slice(-1);
  const cpu = [...line.matchAll(/(\d+)m([\d.]+)s/g)]
    .map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))
    .reduce((sum, seconds) => sum + seconds, 0);
  return { cpu, wall, output: stdout };
}
