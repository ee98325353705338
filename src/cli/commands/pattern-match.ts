import { readBytes } from "../../cloudtrail/read/read-bytes";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import { parse, PatternSyntaxError } from "../../pattern";
import { defineCommand, type ExitCode } from "../command";
import { compileLog } from "../pattern/match-log";
import { orUsageError, UsageError } from "../usage-error";

/** Results written at once. */
const BATCH = 1000;

export const command = defineCommand({
  arguments: [
    { name: "<pattern>", summary: "the filter pattern, in single quotes" },
    { name: "<files...>", summary: "the logs; - is standard input" },
  ],
  options: {},
  notes: `
A log is JSON, JSON lines or a CloudTrail log file, gzip or not; UTF-8. An array
stands for its elements, an object with Records for those records. Patterns of
words and [columns] look at the text of each event and take plain text as well,
one message per line; blank lines do not count.

Prints one line for each event, counted from 0 in its file:
  {"file":"trail.json.gz","index":0,"match":true}
Nothing is printed of a file that cannot be read to its end; the others are.

Exit code: 0, whatever matched; 2 for a file that cannot be read or a pattern
with a mistake.

  trailwire pattern match '{ $.errorCode = "*Denied" }' logs/*.json.gz
  zcat app.log.gz | trailwire pattern match '-debug' -`,
  run: async ([text, files], _options, io) => {
    const judge = compileLog(
      orUsageError(PatternSyntaxError, () => parse(text)),
    );
    if (files.indexOf("-") !== files.lastIndexOf("-")) {
      throw new UsageError(
        "standard input can be read once: expected one -, got more",
      );
    }
    let exitCode: ExitCode = 0;
    for (const file of files) {
      try {
        const log = await readBytes(file === "-" ? io.stdin : file);
        const results = judge(log);
        for (let start = 0; start < results.length; start += BATCH) {
          const batch = results.slice(start, start + BATCH);
          await io.print(lines(file, start, batch));
        }
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
        io.warn(`error: ${file}: ${error.message}`);
        exitCode = 2;
      }
    }
    return exitCode;
  },
});

function lines(
  file: string,
  start: number,
  results: readonly boolean[],
): string {
  return results
    .map((match, n) => `${JSON.stringify({ file, index: start + n, match })}\n`)
    .join("");
}
