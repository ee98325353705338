import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(30_000);

const root = join(__dirname, "..", "..");

/** Runs the app as cdktf does, in a folder of its own, with a `cdktf.json` beside it. */
function run(
  config: string | undefined,
  env: Readonly<Record<string, string>>,
) {
  const folder = mkdtempSync(join(tmpdir(), "main-"));
  const { CDKTF_CONTEXT_JSON: _, CDKTF_OUTDIR: __, ...inherited } = process.env;
  try {
    if (config !== undefined) writeFileSync(join(folder, "cdktf.json"), config);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, "bin/run.js"), join(root, "main.ts")],
      { cwd: folder, encoding: "utf8", env: { ...inherited, ...env } },
    );
    const file = join(folder, "cdktf.out/stacks/security-monitor/cdk.tf.json");
    const written = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    return { status, stderr, written };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const config = (context: object) => JSON.stringify({ context });

test("the app writes the stack of the preset in cdktf.json", () => {
  const { status, stderr, written } = run(
    config({ preset: "compliance-monitor" }),
    {},
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(written).toContain('"random_id"');
});

test("the context that the cdktf command line passes goes before the file", () => {
  const { status, written } = run(config({ preset: "compliance-monitor" }), {
    CDKTF_CONTEXT_JSON: JSON.stringify({ preset: "recommended" }),
  });
  expect(status).toBe(0);
  expect(written).toContain('"access_logs"');
});

test.each([
  [
    config({ preset: "recomended" }),
    {},
    'context.preset in cdktf.json is "recomended": expected "compliance-monitor", "recommended", "event-pipeline", "posture" or "full", did you mean "recommended"?\n',
  ],
  [
    undefined,
    { TRAILWIRE_PRESET: "everything" },
    'the environment variable TRAILWIRE_PRESET is "everything": expected "compliance-monitor", "recommended", "event-pipeline", "posture" or "full"\n',
  ],
])(
  "a mistake ends the app with its sentence, without a stack trace: %j %j",
  (file, env, sentence) => {
    expect(run(file, env)).toEqual({
      status: 1,
      stderr: sentence,
      written: undefined,
    });
  },
);

test("a broken cdktf.json is said to be so", () => {
  const { status, stderr } = run("{", {});
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^cdktf\.json cannot be read: expected JSON \(.*\)\n$/,
  );
});
