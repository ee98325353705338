import { packIds } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { AthenaError } from "../../backtest/athena";
import { baseline, BaselineError, type Comparer } from "../../backtest/compare";
import { InputError } from "../../backtest/inputs/input-error";
import type { BacktestRule, Match } from "../../backtest/result";
import { StateError } from "../../backtest/run/state-error";
import { WorkerError } from "../../backtest/run/worker-error";
import { backtestAthena } from "../backtest/backtest-athena";
import { backtestLogs } from "../backtest/backtest-logs";
import { backtestOptions, threadCount } from "../backtest/backtest-options";
import { exitCodeOf, matchLine, report } from "../backtest/backtest-report";
import { chosenRules, ruleSubject } from "../backtest/backtest-rules";
import { defineCommand } from "../command";
import { withMailRoutes } from "../backtest/mail-routes";
import { ownRules } from "../project/own-rules";
import { UsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [
    {
      name: "[logs...]",
      summary: "files, folders or s3://bucket/prefix; - is standard input",
    },
  ],
  options: backtestOptions,
  notes: `
What rules would have told, had they been deployed: reads logs of CloudTrail and
prints what each rule matches, when, who set it off and how many mails that is.
Without --pack and --rules: all rules, and your own of cdktf.json.
Mails are counted as this folder's cdktf.json would have them sent (preset,
routes, features.eventRegions, pipeline); without one, by each rule's own route.

A log is what CloudTrail writes to S3, JSON lines, an array of records, or an
answer of lookup-events or CloudTrail Lake (eventJson); gzip or not, whatever
its name is. In a folder, files ending in .json, .jsonl, .ndjson, .csv and .gz
are read. Where it has CloudTrail's layout (AWSLogs/…), what is outside of
--since, --until, --account and --region is not opened. Times are of the events:
spans before now (90m, 24h, 7d, 2w), days or times in UTC (2026-01-15).

--format jsonl prints each match as it is found, records counted from 0:
  {"file":"a.gz","index":0,"eventID":"…","eventTime":"…","rule":"root-usage"}

Ctrl-C ends the run with what was found until then. With --resume state.json the
same command goes on from there; of jsonl, it prints the rest.

--athena asks the same rules of Athena, over the table of a deployed stack with
the capability "investigation": what it will cost is printed before, and nothing
is read beyond the workgroup's limit or --max-scan.

Packs: ${packIds.join(", ")}.
Exit code: 0, whatever matched; 1 when a file is damaged (all before the damage
counts) or the run was interrupted; 2 when nothing could be read.

  trailwire backtest logs/ --pack recommended --since 30d
  trailwire backtest s3://my-trail/AWSLogs/ --region eu-central-1 --since 7d
  trailwire backtest logs/ --baseline cis --format html > report.html`,
  run: async ([names], options, io) => {
    const { athena, format, prefix, maxScan, resume } = options;
    const { since, until, account, region } = options;
    const isAthena = athena === true;
    expectEither(names, options);
    const threads = threadCount(options.threads);
    const rules = withMailRoutes(chosenRules(options));
    return orMistake(async () => {
      const comparer = await comparerOf(options.baseline, rules, resume);
      const found = (matches: readonly Match[]) =>
        io.print(matches.map(matchLine).join(""));
      const run = {
        rules,
        range: { since, until, account, region },
        comparer,
        ...(format === "jsonl" && { found }),
      };
      const result = isAthena
        ? await backtestAthena(run, { prefix, maxScan }, io)
        : await backtestLogs(names, run, { threads, resume }, io);
      if (format !== "jsonl") {
        const around = {
          subject: ruleSubject(options),
          comparison: comparer?.result(result.ended),
          width: io.columns,
        };
        await io.print(report(result, format, around));
      }
      return exitCodeOf(result);
    });
  },
});

/** Either files are read or Athena is asked: no option of the one is taken for the other without a word. */
function expectEither(
  names: readonly string[],
  {
    athena: isAthena = false,
    threads,
    resume,
    maxScan,
  }: {
    readonly athena: boolean | undefined;
    readonly threads: string | undefined;
    readonly resume: string | undefined;
    readonly maxScan: string | undefined;
  },
): void {
  if (isAthena && names.length > 0) {
    throw new UsageError(
      `--athena reads what the trail has recorded: expected no logs beside it, got ${names.join(" ")}`,
    );
  }
  if (isAthena && (threads ?? resume) !== undefined) {
    const option = threads === undefined ? "--resume" : "--threads";
    throw new UsageError(
      `${option} is for logs that are read here: expected none beside --athena`,
    );
  }
  if (!isAthena && maxScan !== undefined) {
    throw new UsageError(
      "--max-scan limits what Athena reads: expected --athena beside it",
    );
  }
  if (!isAthena && names.length === 0) {
    throw new UsageError(
      "expected logs: files, folders, s3://bucket/prefix, - for standard input, or --athena",
    );
  }
}

/** A baseline cannot be gone on with: what it has seen is in no state. */
async function comparerOf(
  text: string | undefined,
  rules: readonly BacktestRule[],
  resume: string | undefined,
): Promise<Comparer | undefined> {
  if (text === undefined) return undefined;
  if (resume === undefined) {
    return baseline(text, rules, ownRules());
  }
  throw new UsageError(
    "--baseline needs a run from beginning to end: expected no --resume beside it",
  );
}

/** Errors that are for the user, with a message that says what to do. */
const mistakes = [
  AthenaError,
  BaselineError,
  InputError,
  StateError,
  UnknownIdError,
  WorkerError,
] as const;

async function orMistake<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    throw error instanceof Error &&
      mistakes.some((kind) => error instanceof kind)
      ? new UsageError(error.message)
      : error;
  }
}
