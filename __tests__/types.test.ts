import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");
const tsc = join(root, "node_modules/typescript/bin/tsc");

test("the compiler has nothing to say (npm run typecheck)", () => {
  // One checker takes three quarters of the processor time of four; the other core runs other suites.
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, "--noEmit", "--pretty", "false", "--checkers", "1"],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  expect(stdout + stderr).toBe("");
}, 120_000);
