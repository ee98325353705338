import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { createStack } from "../../src/stacks/create-stack";
import type { MonitorStack } from "../../src/stacks/monitor-stack";
import { proveSynth } from "../../src/stacks/prove-synth";
import { presets, readSettings } from "../../src/stacks/settings";
import { stackId } from "../../src/stacks/stack-id";
import { withoutStackTraces } from "../../src/stacks/without-stack-traces";

// Bundling takes seconds, and what is in the functions other tests tell.
jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));
jest.setTimeout(60_000);

describe.each(presets)("%s", (preset) => {
  let outdir: string;
  let file: string;
  let stack: MonitorStack;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), "golden-"));
    file = join(outdir, "stacks", stackId, "cdk.tf.json");
    const app = new App({ outdir });
    withoutStackTraces(() => {
      stack = createStack(app, readSettings({ preset }));
      app.synth();
    });
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  test("is synthesized as the golden file says (UPDATE_GOLDEN=1 renews it)", () => {
    const golden = join(__dirname, `${preset}.golden.json`);
    const text = withoutHashes(readFileSync(file, "utf8"));
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, `${text}\n`);
    expect(existsSync(golden)).toBe(true);
    expect(text).toBe(readFileSync(golden, "utf8").trimEnd());
  });

  test("its alerts can arrive", async () => {
    await proveSynth("fail", stack, outdir);
    expect(existsSync(file)).toBe(true);
  });
});

/** A function's archive changes with each line of its code. What is in it, other tests tell. */
function withoutHashes(text: string): string {
  return text
    .replace(/[0-9a-f]{64}(?=\/function\.zip")/g, "<hash>")
    .replace(/(?<="source_code_hash": )"[^"]+"/g, '"<hash>"');
}
