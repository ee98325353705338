import { spawn } from "node:child_process";

/** Where and how a program runs. */
export interface Command {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Exit codes that are no failure. @default [0] */
  readonly accept?: readonly number[];
}

/** How a program ended. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  /** What the command printed, stdout and stderr as they came. */
  readonly output: string;
}

/**
 * Runs a program to its end.
 * @throws Error with the command and the end of its output when it fails
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, accept = [0] }: Command,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && accept.includes(code)) {
        resolve({ code, stdout, output });
      } else {
        reject(
          new Error(
            `${program} ${args.join(" ")}: got exit code ${code}, expected ${accept.join(" or ")}; it printed\n${output.slice(-6000)}`,
          ),
        );
      }
    });
    child.stdin.end();
  });
}
