import {
  mkdtempSync,
  readFileSync,
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
const EMPTY_SETTINGS = JSON.stringify({
  language: "typescript",
  app: "npx tsx main.ts",
  sendCrashReports: "false",
});

/** A folder that synthesizes like this project, with other settings. */
function project(settings: object): string {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  for (const name of ["bin", "main.ts", "node_modules"]) {
    symlinkSync(join(root, name), join(folder, name));
  }
  const config = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));
  Object.assign(config.context, settings);
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify(config));
  return folder;
}

/**
 * `cdktf synth` of this project against that of an app with one stack and nothing in it, run by tsx
 * as such apps are: what it takes to make the stack, and what it takes to prove it besides.
 */
export function benchSynth(runs: number): readonly Row[] {
  const empty = mkdtempSync(join(tmpdir(), "trailwire-bench-"));
  const unproved = project({ prove: "off" });
  const proved = project({ prove: "fail" });
  try {
    symlinkSync(join(root, "node_modules"), join(empty, "node_modules"));
    writeFileSync(join(empty, "cdktf.json"), EMPTY_SETTINGS);
    writeFileSync(join(empty, "main.ts"), EMPTY_APP);
    const cdktf = join(root, "node_modules", ".bin", "cdktf");
    const synth = (cwd: string) => () => seconds(cdktf, ["synth"], cwd);
    const row = (what: string, ours: () => number, limit?: number): Row => {
      ours();
      const result = compare(runs, ours, synth(empty));
      return {
        what,
        ours: `${result.ours.toFixed(2)} s`,
        against: `${result.theirs.toFixed(2)} s (an empty CDKTF app)`,
        ratio: result.ours / result.theirs,
        ...(limit !== undefined && {
          promise: { limit, measured: result.least },
        }),
      };
    };
    synth(empty)();
    return [
      row(
        '`cdktf synth`, `recommended`, `"prove": "off"`',
        synth(unproved),
        1.5,
      ),
      row("the same with the proof of its alerts", synth(proved), 1.5),
    ];
  } finally {
    for (const folder of [empty, unproved, proved]) {
      rmSync(folder, { recursive: true });
    }
  }
}
