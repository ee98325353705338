import { closeSync, openSync, readSync } from "node:fs";

const MB = 2 ** 20;

/** Where files are read to: memory that is new for each has to be cleared before, and collected afterwards. */
let buffer = Buffer.alloc(0);

/**
 * The bytes of a file, until this thread reads the next. At once: for a small file, to go through
 * Node's thread pool takes longer than to unpack it.
 *
 * @param expected how many they may be
 * @throws what the system has to say
 */
export function readWhole(path: string, expected: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    let length = 0;
    for (;;) {
      // Room for one more shows that the file is at its end.
      makeRoom(Math.max(expected, length) + 1, length);
      const read = readSync(file, buffer, length, buffer.length - length, null);
      if (read === 0) return buffer.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(file);
  }
}

function makeRoom(size: number, used: number): void {
  if (size <= buffer.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.ceil(size / MB) * MB);
  buffer.copy(larger, 0, 0, used);
  buffer = larger;
}
