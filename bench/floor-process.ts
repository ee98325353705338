import { contentOf, logFiles, recordsOf } from "./logs/read";

/*
 * A process that does with the log files of a folder the least that a reader must, and loads nothing
 * besides.
 *
 * Arguments: `gunzip` or `parse`, and the folder.
 */
async function main(): Promise<void> {
  const [what, folder = ""] = process.argv.slice(2);
  for (const file of logFiles(folder)) {
    if (what === "parse") await recordsOf(file);
    else for await (const _ of contentOf(file));
  }
}

void main();
