import { counted, numeral } from "../../print/numeral";
import { byteText } from "../../print/quantity";
import type { BacktestResult, SkippedFiles } from "../result";

/** What was read, as far as it is known: `1,024 records of 3 files (1.5 MB)`. */
export function inputText({ records, files, bytes }: BacktestResult): string {
  const size = bytes === undefined ? "" : ` (${byteText(bytes)})`;
  const known = [
    ...(records === undefined ? [] : [counted(records, "record")]),
    ...(files === undefined ? [] : [`${counted(files, "file")}${size}`]),
  ];
  return known.length > 0 ? known.join(" of ") : "all that Athena read";
}

/** Each as one and as many. */
const reasons: Readonly<
  Record<keyof SkippedFiles, readonly [one: string, many: string]>
> = {
  digests: ["digest", "digests"],
  insights: ["Insights file", "Insights files"],
  otherServices: ["file of another service", "files of other services"],
  otherFiles: ["file that is no log", "files that are no logs"],
  notLogs: ["JSON file without events", "JSON files without events"],
  outside: [
    "file outside of what was asked for",
    "files outside of what was asked for",
  ],
};

/** Which files were not read: `2 digests, 1 Insights file`; empty where all were. */
export function skippedText(skipped: SkippedFiles): string {
  return Object.entries(reasons)
    .flatMap(([reason, [one, many]]) => {
      const files = skipped[reason as keyof SkippedFiles]; // the table's keys
      return files === 0 ? [] : `${numeral(files)} ${files === 1 ? one : many}`;
    })
    .join(", ");
}
