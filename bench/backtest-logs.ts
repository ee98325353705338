import { linkSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { writeLogFiles } from "./logs/log-file";

/** How many events of generated logs are read. */
export interface Sizes {
  /** In files of 25,000, as large as CloudTrail's come; each is read twice. What starts a process is then little of its time. */
  readonly large: number;
  /** In files of 180, as CloudTrail writes them every five minutes. */
  readonly small: number;
  /** In the first of these, for the peers, some of which take their time. */
  readonly peers: number;
}

export const whole: Sizes = {
  large: 1_000_000,
  small: 400_000,
  peers: 100_000,
};
export const quickly: Sizes = { large: 100_000, small: 40_000, peers: 40_000 };

/** Events of a large file. */
const LARGE_FILE = 25_000;

/** Events of a small file. */
export const SMALL_FILE = 180;

/** Writes the logs that back-tests read. */
export async function makeLogs(
  sizes: Sizes,
  folders: Readonly<Record<keyof Sizes, string>>,
): Promise<void> {
  const twice = sizes.large / 2 / LARGE_FILE;
  for (const file of await writeLogFiles(folders.large, twice, LARGE_FILE)) {
    linkSync(file, file.replace(/\.json\.gz$/, "-again.json.gz"));
  }
  const files = Math.ceil(sizes.small / SMALL_FILE);
  const made = await writeLogFiles(folders.small, files, SMALL_FILE);
  mkdirSync(folders.peers);
  for (const file of made.slice(0, Math.ceil(sizes.peers / SMALL_FILE))) {
    linkSync(file, join(folders.peers, basename(file)));
  }
}
