import { pack } from "../../rules";
import { filterText } from "../../src/rule/filter-text";
import { routesOf } from "../../src/rule/routes";
import { metricName } from "../../src/rule/rule";
import { addresses, synth, unrecorded } from "./synth";

const document = synth({});
const counted = pack("recommended").filter(
  (rule) => routesOf(rule).includes("metric") && !unrecorded.includes(rule.id),
);
// The rules have no part in it, so a few will do.
const withFeatures = (features: object) => synth({ packs: ["cis"], features });

test("counts every rule of the metric route with a filter and an alarm that goes to the topic", () => {
  const filters = Object.values(
    document.resource["aws_cloudwatch_log_metric_filter"] ?? {},
  );
  const rules = counted;
  expect(filters.map(({ name }) => name).sort()).toEqual(
    rules.map(metricName).sort(),
  );
  expect(filters.map(({ pattern }) => pattern).sort()).toEqual(
    rules.map(filterText).sort(),
  );
  const alarms = Object.values(
    document.resource["aws_cloudwatch_metric_alarm"] ?? {},
  ).filter(({ namespace }) => namespace !== "AWS/SQS");
  expect(alarms).toHaveLength(rules.length);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      alarm_name: expect.stringMatching(
        /^\$\{var\.prefix\}-(CRITICAL|HIGH|MEDIUM|LOW|INFO)-[a-z0-9-]+$/,
      ),
      alarm_actions: ["${aws_sns_topic.security_alerts.arn}"],
    });
  }
});

test("leaves out the rules that would see nothing, unless the trail records data events", () => {
  const watching = (made: typeof document) =>
    JSON.stringify([made.output?.["alarms"], made.output?.["event_rules"]]);
  const recording = synth({
    features: {
      dataEvents: [{ name: "objects", resourceType: "AWS::S3::Object" }],
    },
  });
  for (const id of unrecorded) {
    expect([id, watching(document).includes(`"${id}"`)]).toEqual([id, false]);
    expect([id, watching(recording).includes(`"${id}"`)]).toEqual([id, true]);
  }
});

test("names bucket, trail, log group and topic after the prefix", () => {
  const name = (address: string, argument = "name") => {
    const [type = "", id = ""] = address.split(".");
    return document.resource[type]?.[id]?.[argument];
  };
  const place =
    "${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}";
  expect(name("aws_s3_bucket.audit_logs", "bucket")).toBe(
    `\${var.prefix}-audit-logs-${place}`,
  );
  expect(name("aws_s3_bucket.access_logs", "bucket")).toBe(
    `\${var.prefix}-access-logs-${place}`,
  );
  expect(name("aws_cloudtrail.main")).toBe("${var.prefix}-trail");
  expect(name("aws_cloudwatch_log_group.security_logs")).toBe(
    "/${var.prefix}/cloudtrail",
  );
  expect(name("aws_sns_topic.security_alerts")).toBe("${var.prefix}-alerts");
});

test("what is kept has its own name, also in the policies that must name it", () => {
  const keep = {
    trail: "global-security-trail",
    bucket: "global-audit-logs-72cff8fa",
    logGroup: "/aws/security/global-audit",
    topic: "global-security-alerts",
  };
  const { resource } = synth({ packs: ["cis"], keep });
  expect(resource).toMatchObject({
    aws_cloudtrail: { main: { name: keep.trail } },
    aws_s3_bucket: { audit_logs: { bucket: keep.bucket } },
    aws_cloudwatch_log_group: { security_logs: { name: keep.logGroup } },
    aws_sns_topic: { security_alerts: { name: keep.topic } },
  });
  const policies = JSON.stringify([
    resource["aws_s3_bucket_policy"],
    resource["aws_kms_key"],
  ]);
  expect(policies).not.toMatch(/}-trail|}-audit-logs-|}\/cloudtrail/);
  expect(policies).toContain(":trail/global-security-trail");
  expect(policies).toContain(":s3:::global-audit-logs-72cff8fa");
  expect(policies).toContain(":log-group:/aws/security/global-audit");
});

test.each([
  [undefined, [{ days: 90, storage_class: "GLACIER_IR" }], [{ days: 2557 }]],
  [
    { glacierAfter: 0, deleteAfter: 365 },
    [{ days: 0, storage_class: "GLACIER_IR" }],
    [{ days: 365 }],
  ],
  [{ glacierAfter: "never", deleteAfter: "never" }, undefined, undefined],
])(
  "the audit logs are kept as %j says",
  (bucketRetention, transition, expiration) => {
    const { resource } = synth({
      packs: ["cis"],
      features: {
        eventRegions: [],
        ...(bucketRetention && { bucketRetention }),
      },
    });
    const lifecycle =
      resource["aws_s3_bucket_lifecycle_configuration"]?.["audit_logs"];
    const [rule] = Object(lifecycle).rule;
    expect(rule).toMatchObject({
      status: "Enabled",
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
    });
    expect(rule.transition).toEqual(transition);
    expect(rule.expiration).toEqual(expiration);
  },
);

test("the tags of every resource are ours and the user's, whose values win", () => {
  for (const { default_tags } of document.provider?.["aws"] ?? []) {
    expect(default_tags).toEqual([
      {
        tags: '${merge({"Application" = var.prefix, "Environment" = var.environment}, var.tags)}',
      },
    ]);
  }
  const module = synth({ packs: ["cis"], backend: { type: "none" } });
  expect(Object.keys(module.variable)).not.toContain("tags");
});

test("the longest prefix makes no bucket name longer than 63 characters", () => {
  const longest = "p".repeat(23);
  const buckets = Object.values(document.resource["aws_s3_bucket"] ?? {});
  expect(buckets).toHaveLength(2);
  for (const { bucket } of buckets) {
    const name = String(bucket)
      .replace("${var.prefix}", longest)
      .replace("${data.aws_caller_identity.current.account_id}", "123456789012")
      .replace("${data.aws_region.current.id}", "ap-southeast-1");
    expect(name).toMatch(/^[a-z0-9-]{1,63}$/);
  }
});

test("the outputs name the monitor's parts, the alarms by rule", () => {
  expect(Object.keys(document.output)).toEqual([
    "alarms",
    "alert_topic_arn",
    "audit_bucket",
    "event_rules",
    "log_group",
    "trail_arn",
  ]);
  expect(
    Object.keys(Object(document.output["alarms"]?.["value"])).sort(),
  ).toEqual(counted.map(({ id }) => id).sort());
});

test("packs add rules, each once, and rules can be left out", () => {
  const filters = (context: Readonly<Record<string, unknown>>) =>
    Object.keys(
      synth(context).resource["aws_cloudwatch_log_metric_filter"] ?? {},
    );
  const both = filters({ packs: ["cis", "security-hub"] });
  expect(both).toHaveLength(
    new Set([...pack("cis"), ...pack("security-hub")]).size,
  );
  expect(
    filters({ packs: ["cis"], excludeRules: ["vpc-changes"] }),
  ).toHaveLength(pack("cis").length - 1);
});

test.each([
  [
    { accessLogging: false },
    ["aws_s3_bucket.access_logs", "aws_s3_bucket_logging.audit_logs"],
  ],
])("%j leaves out %j", (features, gone) => {
  expect(addresses(document)).toEqual(expect.arrayContaining(gone));
  const left = addresses(withFeatures(features));
  expect(left.filter((address) => gone.includes(address))).toEqual([]);
});

test.each([
  [
    { objectLock: { mode: "COMPLIANCE", days: 90 } },
    "aws_s3_bucket_object_lock_configuration",
    { rule: { default_retention: { mode: "COMPLIANCE", days: 90 } } },
  ],
  [{ forceDestroy: true }, "aws_s3_bucket", { force_destroy: true }],
  [
    { organizationId: "o-a1b2c3d4e5" },
    "aws_cloudtrail",
    { is_organization_trail: true },
  ],
  [
    { insights: true },
    "aws_cloudtrail",
    {
      insight_selector: [
        { insight_type: "ApiCallRateInsight" },
        { insight_type: "ApiErrorRateInsight" },
      ],
    },
  ],
  [
    { dataEvents: [{ name: "Objects", resourceType: "AWS::S3::Object" }] },
    "aws_cloudtrail",
    { advanced_event_selector: [{}, { name: "Objects" }] },
  ],
  [
    { networkActivity: [{ eventSource: "kms.amazonaws.com" }] },
    "aws_cloudtrail",
    {
      advanced_event_selector: [
        {},
        { name: "Network activity of kms.amazonaws.com" },
      ],
    },
  ],
])("%j is passed on to %s", (features, type, expected) => {
  const named = withFeatures(features).resource[type] ?? {};
  expect(named["main"] ?? named["audit_logs"]).toMatchObject(expected);
});

test("what it shares with the tutorial's monitor has the same address in both", () => {
  const shared = addresses(synth({ preset: "compliance-monitor" })).filter(
    (address) => address !== "random_id.suffix",
  );
  expect(shared).toHaveLength(10);
  expect(addresses(document)).toEqual(expect.arrayContaining(shared));
});
