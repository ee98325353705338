import { UnreadableError } from "./unreadable-error";

/** Times that gzip may be within gzip: a file can be made that decompresses to itself. */
export const mostLayers = 4;

/** Whether the bytes begin as gzip does. A name says nothing: `zcat` and browsers leave `.gz` on what they have decompressed. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What an error of zlib, such as `Z_BUF_ERROR`, means to a person. */
export function gzipProblem(code: string): UnreadableError {
  return new UnreadableError(
    code === "Z_BUF_ERROR"
      ? "truncated gzip, its end is missing: fetch the file again"
      : `corrupt gzip (${code}): fetch the file again`,
  );
}

/** There is gzip within gzip beyond {@link mostLayers}. */
export function tooManyLayers(): UnreadableError {
  return new UnreadableError(
    `expected gzip at most ${mostLayers} times over, found more`,
  );
}
