import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A folder with recorded events: files of JSON, each a list of records or a log file. */
const corpusFolder = process.env["TRAILWIRE_CORPUS"];

const notice = "skipped: no recordings (name their folder in TRAILWIRE_CORPUS)";

/** `describe` over the recorded events; skipped by name where there are none. */
export function describeCorpus(
  title: string,
  tests: (records: readonly Record<string, unknown>[]) => void,
): void {
  if (corpusFolder !== undefined) {
    const records = recordsIn(corpusFolder);
    describe(title, () => tests(records));
    return;
  }
  process.stderr.write(`\n${title}: ${notice}\n\n`);
  describe.skip(`${title} (${notice})`, () => tests([]));
}

function recordsIn(folder: string): Record<string, unknown>[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => {
      const content: unknown = JSON.parse(
        readFileSync(join(folder, file), "utf8"),
      );
      if (Array.isArray(content)) return content;
      const { Records: list } = Object(content);
      return Array.isArray(list) ? list : [];
    });
}
