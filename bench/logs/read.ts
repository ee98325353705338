import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createGunzip, gunzipSync } from "node:zlib";

/** The log files in a folder, in order. */
export function logFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".gz"))
    .sort()
    .map((file) => join(folder, file));
}

/** The content of a log file, by whichever way of Node's is quicker: in one go for small files, as a stream for large ones. */
export function contentOf(
  file: string,
): Iterable<Buffer> | AsyncIterable<Buffer> {
  const chunkSize = 1 << 20;
  return statSync(file).size < chunkSize
    ? [gunzipSync(readFileSync(file), { chunkSize })]
    : createReadStream(file, { highWaterMark: chunkSize }).pipe(
        createGunzip({ chunkSize }),
      );
}

/** The records of a log file, parsed as a whole. */
export async function recordsOf(file: string): Promise<readonly unknown[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of contentOf(file)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { Records } = JSON.parse(text) as { Records: readonly unknown[] }; // it is a log file
  return Records;
}
