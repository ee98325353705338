import {
  cpSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, seconds, type Row } from "./measure";

const root = join(__dirname, "..");

const EMPTY_APP = `import { App, TerraformStack } from "cdktf";
const app = new App();
new TerraformStack(app, "empty");
app.synth();
`;

/** `cdktf synth` of this project against that of an app with one stack and nothing in it. */
export function benchSynth(runs: number): Row {
  const empty = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  const output = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  try {
    symlinkSync(join(root, "node_modules"), join(empty, "node_modules"));
    cpSync(join(root, "cdktf.json"), join(empty, "cdktf.json"));
    writeFileSync(join(empty, "main.ts"), EMPTY_APP);
    const cdktf = join(root, "node_modules", ".bin", "cdktf");
    const synth = (cwd: string, out: string) => () =>
      seconds(cdktf, ["synth", "--output", out], cwd);
    const ours = synth(root, join(output, "cdktf.out"));
    const theirs = synth(empty, "cdktf.out");
    ours();
    theirs();
    const result = compare(runs, ours, theirs);
    return {
      what: "`cdktf synth`, preset `recommended`",
      ours: `${result.ours.toFixed(2)} s`,
      against: `${result.theirs.toFixed(2)} s (an empty CDKTF app)`,
      ratio: result.ours / result.theirs,
      promise: { limit: 1.5, measured: result.least },
    };
  } finally {
    rmSync(empty, { recursive: true });
    rmSync(output, { recursive: true });
  }
}
