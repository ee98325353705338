import { once } from "node:events";
import type { Writable } from "node:stream";

/** What a command reads and writes. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes to standard output; waits while the reader is behind. */
  readonly print: (text: string) => Promise<void>;
  /** Writes one message to standard error. */
  readonly warn: (message: string) => void;
}

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** The Io of three streams, such as those of the process. */
export function ioOf({ stdin, stdout, stderr }: Streams): Io {
  return {
    stdin,
    print: async (text) => {
      if (!stdout.write(text)) await once(stdout, "drain");
    },
    warn: (message) => {
      stderr.write(`${message}\n`);
    },
  };
}
