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
import { presets } from "../../src/stacks/presets";
import { readSettings } from "../../src/stacks/settings";
import { stackId } from "../../src/stacks/stack-id";
import { withoutStackTraces } from "../../src/stacks/without-stack-traces";
import { addresses, type Document, synthText } from "./synth";

// Bundling takes seconds, and what is in the functions other tests tell.
jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));
jest.setTimeout(60_000);

describe.each(presets)("%s", (preset) => {
  let outdir: string;
  let file: string;
  let stack: MonitorStack;
  let text: string;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), "golden-"));
    file = join(outdir, "stacks", stackId, "cdk.tf.json");
    const app = new App({ outdir });
    withoutStackTraces(() => {
      stack = createStack(app, readSettings({ preset }));
      app.synth();
    });
    text = readFileSync(file, "utf8");
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  test("is synthesized as the golden file says (UPDATE_GOLDEN=1 renews it)", () => {
    const golden = join(__dirname, `${preset}.golden.json`);
    const said = withoutHashes(text);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, `${said}\n`);
    expect(existsSync(golden)).toBe(true);
    expect(said).toBe(readFileSync(golden, "utf8").trimEnd());
  });

  test("two syntheses are the same to the byte", () => {
    expect(synthText({ preset })).toBe(text);
  });

  test("holds no path and no hash of the machine that wrote it", () => {
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/"\/(home|root|tmp|Users|work|opt)\b/);
    expect(addresses(JSON.parse(text)).join("\n")).not.toMatch(
      /_[0-9A-F]{8}$/m,
    );
  });

  test("uses no argument of version 6 of the provider only", () => {
    const { resource }: Document = JSON.parse(text);
    const used = Object.entries(resource).flatMap(([type, named]) =>
      Object.values(named)
        .flatMap(Object.keys)
        .map((argument) => `${type}.${argument}`),
    );
    expect(used.filter((argument) => argument.endsWith(".region"))).toEqual([]);
    expect(used).not.toContain(
      "aws_cloudwatch_log_group.deletion_protection_enabled",
    );
    expect(used).not.toContain(
      "aws_cloudwatch_log_metric_filter.apply_on_transformed_logs",
    );
  });

  test("its alerts can arrive", async () => {
    const proved = await proveSynth("fail", stack, outdir);
    expect(existsSync(file)).toBe(true);
    expect(proved).toBeGreaterThan(0);
    expect(await proveSynth("off", stack, outdir)).toBe(0);
  });
});

/** A function's archive changes with each line of its code. What is in it, other tests tell. */
function withoutHashes(text: string): string {
  return text
    .replace(/[0-9a-f]{64}(?=\/function\.zip")/g, "<hash>")
    .replace(/(?<="source_code_hash": )"[^"]+"/g, '"<hash>"');
}
