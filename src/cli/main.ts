import { run } from "./run";

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough, as `head` has.
  if (code === "EPIPE") process.exit(0);
  console.error(`error: cannot write the output (${code})`);
  process.exit(2);
});

run(process.argv.slice(2), process).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2; // 1 would be a verdict on what was examined
  },
);
