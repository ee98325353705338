import { Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ExitCode } from "../../src/cli/command";
import { run } from "../../src/cli/run";

export interface Outcome {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `trailwire` within the test's process. */
export async function trailwire(
  words: readonly string[],
  input: string | Uint8Array = "",
): Promise<Outcome> {
  const stdout = new Sink();
  const stderr = new Sink();
  const stdin = Readable.from([Buffer.from(input)]);
  const exitCode = await run(words, { stdin, stdout, stderr });
  return { exitCode, stdout: await stdout.text(), stderr: await stderr.text() };
}

/** A reader that is always behind, so that every write has to wait. */
class Sink extends Writable {
  readonly #chunks: Buffer[] = [];

  constructor() {
    super({ highWaterMark: 1 });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    setImmediate(done);
  }

  /** All that was written. */
  async text(): Promise<string> {
    this.end();
    await finished(this);
    return Buffer.concat(this.#chunks).toString();
  }
}
