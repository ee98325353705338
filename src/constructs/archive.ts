import type { ZipAttributes } from "fflate";

/** Contents by file name. */
export type Files = Readonly<Record<string, Uint8Array>>;

/**
 * A zip that is the same, byte by byte, for the same files: in order of their names, with one time
 * and one mode for all. fflate compresses in JavaScript, so no version of zlib shows.
 */
export function archive(files: Files): Uint8Array {
  const attributes = {
    level: 9,
    // The first time that a zip can hold. It holds local time, so this is the same in every time zone.
    mtime: new Date(1980, 0, 1),
    // Unix, and a file that everyone may read: Lambda runs the code as a user of its own.
    os: 3,
    attrs: 0o100644 << 16,
  } as const satisfies ZipAttributes & { level: number };
  // Loaded here, as most syntheses make no archive.
  const { zipSync } = require("fflate") as typeof import("fflate"); // what the package exports
  const names = Object.keys(files).sort();
  return zipSync(
    Object.fromEntries(
      names.map((name) => [
        name,
        [files[name] ?? new Uint8Array(), attributes],
      ]),
    ),
  );
}
