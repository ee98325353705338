import { run } from "./run";

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough, as `head` has.
  if (code === "EPIPE") process.exit(0);
  console.error(`error: cannot write the output (${code})`);
  process.exit(2);
});

run(process.argv.slice(2), process).then(end, (error: unknown) => {
  console.error(error);
  end(2); // 1 would be a verdict on what was examined
});

/** Ends the process when all is written. What reads HCL leaves a timer behind, which would keep it for a second. */
function end(exitCode: number): void {
  process.exitCode = exitCode;
  process.stdout.write("", () =>
    process.stderr.write("", () => process.exit()),
  );
}
