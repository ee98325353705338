import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { noise, stopLogging } from "../backtest/logs";

const bin = join(__dirname, "../../bin/trailwire.js");

/** A record of about a megabyte, which no rule matches. */
const filler = JSON.stringify({
  ...noise,
  requestParameters: { text: "x".repeat(1 << 20) },
});

test("Ctrl-C leaves what was found until then", async () => {
  const child = spawn(bin, [
    ...["backtest", "-", "--rules", "cloudtrail-changes"],
    ...["--format", "jsonl"],
  ]);
  try {
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += String(chunk)));
    child.stderr.on("data", (chunk) => (stderr += String(chunk)));
    // More than what is read of a stream before anything is told. Its writer then rests.
    child.stdin.on("error", () => undefined);
    child.stdin.write(`{"Records":[${JSON.stringify(stopLogging())}`);
    for (let n = 0; n < 20; n += 1) child.stdin.write(`,${filler}`);
    await once(child.stdout, "data");
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as [number | null];
    expect({ code, lines: stdout.split("\n").length - 1, stderr }).toEqual({
      code: 1,
      lines: 1,
      stderr: "interrupted: this is what was found until then\n",
    });
  } finally {
    child.kill("SIGKILL");
  }
}, 30_000);
