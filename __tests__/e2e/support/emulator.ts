import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The region that the emulated account is used in. */
export const region = "us-east-1";

/** An emulated, empty AWS account. */
export interface Emulator {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts an emulator on a free port.
 * @throws Error with what it printed when it does not come up
 */
export async function startEmulator(): Promise<Emulator> {
  const child = spawn("python3", [join(__dirname, "emulator.py")], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", resolve));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-4000);
  });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("error", reject);
    void ended.then(() =>
      reject(new Error(`the emulator ended before it was ready:\n${log}`)),
    );
  });
  // The provider addresses some services by a name below the endpoint's, which an address cannot have.
  const endpoint = `http://localhost:${port}`;
  const ready = await fetch(`${endpoint}/moto-api/config`);
  if (!ready.ok) {
    child.kill();
    throw new Error(
      `the emulator answered with status ${ready.status}, expected 200:\n${log}`,
    );
  }
  return {
    endpoint,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}
