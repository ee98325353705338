import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const folder = join("src", "backtest", "scan");

/** The file that has the scanner's WebAssembly. */
export const scannerFile = join(root, folder, "wasm-code.ts");

/** The content of {@link scannerFile}, of the AssemblyScript as it is now: the same on every machine. */
export function compiledScanner(): string {
  const scratch = mkdtempSync(join(tmpdir(), "trailwire-scanner-"));
  const file = join(scratch, "scanner.wasm");
  const options = [
    "-O3",
    "--converge",
    "--noAssert",
    // Nothing is collected, and nothing is thrown: the code keeps its own memory.
    ...["--runtime", "stub", "--use", "abort="],
    ...["--enable", "simd"],
  ];
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules", "assemblyscript", "bin", "asc.js"),
        join(folder, "wasm", "index.ts"),
        ...["--outFile", file],
        ...options,
      ],
      { cwd: root, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`asc exited with ${status}: ${stderr}`);
    const code = readFileSync(file).toString("base64");
    return `/** The scanner of \`wasm/\`, compiled by \`npm run build:scanner\`. Do not edit. */
export const code =
  "${code}";
`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
