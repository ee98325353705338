import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { unzipSync } from "fflate";
import { pack, ruleById } from "../../rules";
import { readMonitoredEvents } from "../../src/rule/monitored-events";
import { createStack } from "../../src/stacks/create-stack";
import { readSettings, SettingsError } from "../../src/stacks/settings";
import { stackId } from "../../src/stacks/stack-id";
import { addresses, type Document, isRecorded, synth } from "./synth";
import { tell } from "./tell";

jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

const preset = "event-pipeline";
const document = synth({ preset });
const pipelineRules = (of: Document): Readonly<Record<string, string>> =>
  Object(of.output["pipeline_rules"]?.["value"]);

/** The rules in the archive of the function, of a stack that is written for this alone. */
function inArchive(context: object) {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir });
    createStack(app, readSettings({ ...context }));
    app.synth();
    const folder = join(outdir, "stacks", stackId);
    const { resource } = JSON.parse(
      readFileSync(join(folder, "cdk.tf.json"), "utf8"),
    );
    const { filename } = resource.aws_lambda_function.event_pipeline;
    const archive = filename.replace("${path.module}", folder);
    const files = unzipSync(readFileSync(archive));
    expect(Object.keys(files)).toEqual(["index.js", "monitored_events.json"]);
    return readMonitoredEvents(
      Buffer.from(files["monitored_events.json"] ?? "").toString(),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Runs with a file of the user's own events. */
function withOwnEvents<T>(text: string, run: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "own-"));
  try {
    const file = join(folder, "events.json");
    writeFileSync(file, text);
    return run(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the function gets the chosen rules, with whom people are told of", () => {
  const events = inArchive({ preset, packs: ["cis"] });
  expect(events.map(({ id }) => id)).toEqual(pack("cis").map(({ id }) => id));
  for (const { severity, alert } of events) {
    expect(alert).toBe(["critical", "high", "medium"].includes(severity));
  }
});

test("every rule is watched, none has an alarm or an event rule", () => {
  expect(Object.keys(pipelineRules(document)).sort()).toEqual(
    pack("recommended")
      .filter(isRecorded)
      .map(({ id }) => id)
      .sort(),
  );
  expect(addresses(document).join()).not.toMatch(/metric_filter|event_rule/);
  expect(document.resource["aws_cloudtrail"]?.["main"]).not.toHaveProperty(
    "cloud_watch_logs_group_arn",
  );
});

test.each([
  ["critical", "root-usage", "mailed"],
  ["critical", "alarm-tampering", "stored"],
  ["info", "security-group-changes", "mailed"],
  ["medium", "security-group-changes", "stored"],
])("with mailFrom %s, %s is %s", (mailFrom, id, outcome) => {
  const told = synth({ preset, pipeline: { mailFrom } });
  expect(pipelineRules(told)[id]).toBe(outcome);
});

test("variables and outputs are those of the tutorials' pipeline, and some more", () => {
  expect(Object.keys(document.variable)).toEqual([
    "alert_email",
    "alert_emails",
    "alert_https_endpoints",
    "alert_phone_numbers",
    "aws_region",
    "environment",
    "log_level",
    "prefix",
    "retention_days",
    "tags",
  ]);
  expect(document.variable["retention_days"]).toMatchObject({ default: 90 });
  expect(Object.values(document.variable)).not.toContainEqual(
    expect.not.objectContaining({ default: expect.anything() }),
  );
  expect(Object.keys(document.output)).toEqual([
    "alert_topic_arn",
    "audit_bucket",
    "dead_letter_queue_url",
    "findings_table",
    "function_name",
    "log_queue_url",
    "pipeline_rules",
    "trail_arn",
    "trail_name",
  ]);
});

describe("on the recommended monitor", () => {
  const features = { eventPipeline: true, forceDestroy: true };
  const packs = ["cis"];
  const monitor = synth({ features, packs });
  const without = synth({ features: { forceDestroy: true }, packs });

  test("it reads the monitor's bucket, and tells nothing twice", () => {
    expect(
      monitor.resource["aws_s3_bucket_notification"]?.["audit_logs"],
    ).toMatchObject({ bucket: "${aws_s3_bucket.audit_logs.id}" });
    expect(new Set(Object.values(pipelineRules(monitor)))).toEqual(
      new Set(["stored"]),
    );
    expect(monitor.resource["aws_dynamodb_table"]).toMatchObject({
      event_pipeline_findings: { deletion_protection_enabled: false },
    });
  });

  test("unless it is asked to", () => {
    const again = synth({ features, packs, pipeline: { mailAgain: true } });
    expect(pipelineRules(again)["root-usage"]).toBe("mailed");
  });

  test("the rest of the monitor stays as it is", () => {
    expect(addresses(monitor)).toEqual(
      expect.arrayContaining([...addresses(without)]),
    );
    expect(monitor.variable).toMatchObject({
      ...without.variable,
      findings_retention_days: { default: 90 },
      log_level: { default: "INFO" },
    });
    expect(monitor.output).toMatchObject(without.output);
  });

  test("without it nothing of it is there", () => {
    expect(addresses(without).join()).not.toMatch(/aws_(lambda|dynamodb)/);
  });
});

describe("events of one's own", () => {
  const own = JSON.stringify([
    {
      id: "secret-deleted",
      eventName: "DeleteSecret",
      eventSource: "secretsmanager.amazonaws.com",
      description: "Somebody deleted a secret",
      severity: "HIGH",
    },
  ]);

  test("become rules like any other, in both presets", () => {
    withOwnEvents(own, (monitoredEvents) => {
      const events = inArchive({ preset, packs: ["cis"], monitoredEvents });
      expect(events).toHaveLength(pack("cis").length + 1);
      expect(events.at(-1)).toMatchObject({
        id: "secret-deleted",
        severity: "high",
        alert: true,
      });
      const { resource } = synth({ packs: ["cis"], monitoredEvents });
      expect(resource["aws_cloudwatch_event_rule"]).toHaveProperty(
        "secret_deleted_event",
      );
    });
  });

  test("are answered by sentences with file and line where they are wrong", () => {
    const wrong = own.replace("HIGH", "URGENT");
    withOwnEvents(wrong, (monitoredEvents) => {
      const read = () => synth({ preset, monitoredEvents });
      expect(read).toThrow(SettingsError);
      expect(read).toThrow(`${monitoredEvents}:1:`);
    });
  });

  test("must be there", () => {
    expect(() => synth({ preset, monitoredEvents: "no-such.json" })).toThrow(
      'context.monitoredEvents in cdktf.json is "no-such.json": expected a file that can be read (ENOENT)',
    );
  });
});

test("the summary tells what becomes of each rule's findings", () => {
  const text = tell({ preset });
  const { title } = ruleById("root-usage");
  expect(text).toMatch(new RegExp(`critical  ${title} +pipeline  mailed`));
  expect(text).toMatch(/low +\d+ pipeline \(stored\)$/m);
  expect(text).toContain("pipeline: findings are stored in a table");
  expect(text).not.toContain("metric: an alarm");
});
