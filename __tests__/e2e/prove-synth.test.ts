import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformResource, type TerraformStack } from "cdktf";
import { createStack } from "../../src/stacks/create-stack";
import { BrokenAlertError, proveSynth } from "../../src/stacks/prove-synth";
import { readSettings } from "../../src/stacks/settings";
import { stackId } from "../../src/stacks/stack-id";

jest.setTimeout(30_000);

const root = join(__dirname, "../..");

let outdir: string;
let file: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "prove-synth-"));
  file = join(outdir, "stacks", stackId, "cdk.tf.json");
});
afterEach(() => rmSync(outdir, { recursive: true }));

/** Writes a preset as the app does; `spoil` may change its resources before. */
function synthesize(
  context: object,
  spoil: (resource: TerraformResource) => void = () => undefined,
): TerraformStack {
  const app = new App({ outdir });
  const stack = createStack(app, readSettings({ ...context }));
  for (const element of stack.node.findAll()) {
    if (element instanceof TerraformResource) spoil(element);
  }
  app.synth();
  return stack;
}

const withoutSuffix = (resource: TerraformResource) => {
  if (resource.terraformResourceType !== "aws_cloudtrail") return;
  resource.addOverride(
    "cloud_watch_logs_group_arn",
    "${aws_cloudwatch_log_group.security_logs.arn}",
  );
};

test("a stack of which all alerts can arrive is kept, a module as well", async () => {
  const preset = "compliance-monitor";
  const stack = synthesize({ preset, backend: { type: "none" } });
  await proveSynth("fail", stack, outdir);
  expect(existsSync(file)).toBe(true);
});

describe("a stack of which an alert cannot arrive", () => {
  let stack: TerraformStack;
  beforeEach(() => {
    stack = synthesize({ preset: "compliance-monitor" }, withoutSuffix);
  });

  test("fails with the broken link and its mend, and is not left as if it were fine", async () => {
    const failure = proveSynth("fail", stack, outdir);
    await expect(failure).rejects.toThrow(BrokenAlertError);
    await expect(failure).rejects.toThrow(
      /broken link: trail -> log group\n {2}aws_cloudtrail\.main: cloud_watch_logs_group_arn: found .*\n {2}mend: .*:\*"$/,
    );
    expect(existsSync(file)).toBe(false);
  });

  test("is told and kept with prove: warn", async () => {
    const warn = jest.spyOn(console, "warn").mockImplementation();
    try {
      await proveSynth("warn", stack, outdir);
      expect(warn.mock.calls.join()).toContain("trail -> log group");
    } finally {
      warn.mockRestore();
    }
    expect(existsSync(file)).toBe(true);
  });

  test("is nobody's business with prove: off", async () => {
    await proveSynth("off", stack, outdir);
    expect(existsSync(file)).toBe(true);
  });
});

test("a pattern that does not come out as it was compiled is run", async () => {
  const context = { preset: "recommended", packs: ["starter"] };
  const stack = synthesize(context, (resource) => {
    if (resource.friendlyUniqueId !== "bucket_deleted_event") return;
    if (resource.terraformResourceType !== "aws_cloudwatch_event_rule") return;
    resource.addOverride(
      "event_pattern",
      JSON.stringify({
        source: [{ prefix: "aws." }],
        detail: { eventName: ["CreateBucket"] },
      }),
    );
  });
  await expect(proveSynth("fail", stack, outdir)).rejects.toThrow(
    /broken link: event bus -> rule\n {2}aws_cloudwatch_event_rule\.bucket_deleted_event: event_pattern: .* misses/,
  );
});

test("an app whose construct breaks an alert ends with 1", () => {
  const main = readFileSync(join(root, "main.ts"), "utf8")
    .replaceAll('"./src/', `"${root}/src/`)
    .replace(
      "createStack(app, settings);",
      `createStack(app, settings);
    stack.addOverride("resource.aws_cloudwatch_metric_alarm.root_alarm.namespace", "Other");`,
    );
  writeFileSync(join(outdir, "main.ts"), main);
  writeFileSync(
    join(outdir, "cdktf.json"),
    JSON.stringify({ context: { preset: "compliance-monitor" } }),
  );
  const { CDKTF_CONTEXT_JSON: _, CDKTF_OUTDIR: __, ...env } = process.env;
  symlinkSync(join(root, "node_modules"), join(outdir, "node_modules"));
  const run = join(root, "bin/run.js");
  const { status, stderr } = spawnSync(process.execPath, [run, "main.ts"], {
    cwd: outdir,
    encoding: "utf8",
    env,
  });
  expect(status).toBe(1);
  expect(stderr).toContain("broken link: filter -> alarm");
  expect(stderr).not.toContain("    at ");
  expect(
    existsSync(join(outdir, "cdktf.out/stacks", stackId, "cdk.tf.json")),
  ).toBe(false);
});
