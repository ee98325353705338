import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { printableLines } from "../print/printable";
import { type Ask, talkAt } from "./talk";

/** What a command reads and writes. */
export interface Io {
  /** Yields bytes. */
  readonly stdin: Readable;
  /** Writes to standard output; waits while the reader is behind. */
  readonly print: (text: string) => Promise<void>;
  /** Columns of the terminal that standard output is; undefined where it is none. */
  readonly columns: number | undefined;
  /** Writes one message to standard error, without what would steer the terminal: names of files are foreign texts. */
  readonly warn: (message: string) => void;
  /** Shows a line on standard error that the next one replaces, and an empty one removes; undefined where that is no terminal. */
  readonly status: ((line: string) => void) | undefined;
  /** Asks the person at the terminal; undefined where nobody sits at one. */
  readonly talk:
    (<T>(talk: (ask: Ask) => Promise<T>) => Promise<T>) | undefined;
}

export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** A stream that may lead to a terminal. */
type Terminal = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** The Io of three streams, such as those of the process. */
export function ioOf({ stdin, stdout, stderr }: Streams): Io {
  let shown = "";
  /** @see https://en.wikipedia.org/wiki/ANSI_escape_code#Control_Sequence_Introducer_commands */
  const status = (line: string) => {
    if (line === shown) return;
    shown = line;
    stderr.write(`\r\u001b[K${line.slice(0, (stderr.columns || 80) - 1)}`);
  };
  return {
    stdin,
    print: async (text) => {
      status("");
      if (!stdout.write(text)) await once(stdout, "drain");
    },
    columns: stdout.isTTY === true ? stdout.columns : undefined,
    warn: (message) => {
      status("");
      stderr.write(`${printableLines(message)}\n`);
    },
    status: stderr.isTTY === true ? status : undefined,
    talk:
      stdin.isTTY === true ? (talk) => talkAt(stdin, stderr, talk) : undefined,
  };
}
