import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../rules";
import { FunctionProcess, memory } from "./function-process";
import { writeLogFile, type Length } from "./logs/log-file";
import { median, type Row } from "./measure";

const MIB = 2 ** 20;

/**
 * The event pipeline's function on a usual and on a large log file, each time in a process of its
 * own: how fast, in how much memory, and how soon after it was started.
 */
export async function benchPipeline(
  runs: number,
  quick: boolean,
): Promise<readonly Row[]> {
  const deployed = new FunctionProcess();
  try {
    const usual = await benchFile(deployed, { events: 10_000 }, runs);
    const large = quick
      ? await benchFile(deployed, { bytes: 8 * MIB }, 1)
      : await benchFile(deployed, { bytes: 50 * MIB }, 3);
    const peak = Math.max(usual.peak, large.peak);
    const share = peak / (memory * MIB);
    return [
      usual.row,
      large.row,
      {
        what: "its peak memory on these",
        ours: `${Math.ceil(peak / MIB)} MiB`,
        against: `${memory} MiB (as deployed)`,
        ratio: share,
        promise: { limit: 1, measured: share },
      },
      await benchStart(deployed, runs),
    ];
  } finally {
    deployed.remove();
  }
}

/** The function against the least that any reader of the file must do, and how much of its time that is. */
async function benchFile(
  deployed: FunctionProcess,
  length: Length,
  runs: number,
): Promise<{ readonly row: Row; readonly peak: number }> {
  const { file, events } = await logFile(length);
  const ours: number[] = [];
  const quiet: number[] = [];
  const gunzip: number[] = [];
  const parse: number[] = [];
  let peak = 0;
  for (let run = 0; run < runs; run += 1) {
    const report = await deployed.invoke(file, events);
    peak = Math.max(peak, report.peak);
    ours.push(report.seconds);
    quiet.push((await deployed.invoke(file, events, report.found)).seconds);
    gunzip.push((await deployed.read(file, "gunzip")).seconds);
    parse.push((await deployed.read(file, "parse")).seconds);
  }
  const whole = median(ours);
  const least = median(parse);
  const percent = (seconds: number) =>
    `${Math.round((seconds / whole) * 100)} %`;
  const shares = `${percent(median(gunzip))} and ${percent(least - median(gunzip))}`;
  const rate = (seconds: number) =>
    `${Math.round(events / seconds / 1000)} k events/s`;
  const size = (file.length / MIB).toFixed(1);
  return {
    row: {
      what: `the pipeline's function, ${Math.round(events / 1000)} k events in ${size} MiB`,
      ours: `${rate(whole)} (${rate(median(quiet))} where nothing is found)`,
      against: `${rate(least)} (gunzip and \`JSON.parse\` alone: ${shares} of its time)`,
      ratio: whole / least,
    },
    peak,
  };
}

async function logFile(
  length: Length,
): Promise<{ readonly file: Buffer; readonly events: number }> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  try {
    const path = join(folder, "log.json.gz");
    const events = await writeLogFile(path, length);
    return { file: readFileSync(path), events };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From the start of the process until the function is loaded and has read its rules. */
async function benchStart(
  deployed: FunctionProcess,
  runs: number,
): Promise<Row> {
  const node: number[] = [];
  const ours: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { started, loaded } = await deployed.load();
    node.push(started);
    ours.push(started + loaded);
  }
  return {
    what: `its cold start, ${Math.round(deployed.size / 1024)} KiB of code and ${rules.length} rules`,
    ours: `${Math.round(median(ours))} ms`,
    against: `${Math.round(median(node))} ms (Node alone)`,
    ratio: median(ours) / median(node),
  };
}
