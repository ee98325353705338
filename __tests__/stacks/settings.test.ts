import { costPresets } from "../../src/cost/presets";
import { presets } from "../../src/stacks/presets";
import {
  foreignKeys,
  readSettings,
  SettingsError,
} from "../../src/stacks/settings";

test("without settings the preset is recommended, with the state in the project's folder", () => {
  expect(readSettings({})).toEqual({
    preset: "recommended",
    backend: { type: "local" },
    prove: "fail",
    packs: ["recommended"],
    excludeRules: [],
    routes: { metric: [], event: [], both: [] },
    exclude: [],
    keep: {},
    features: {
      accessLogging: true,
      eventPipeline: false,
      forceDestroy: false,
      bucketRetention: { glacierAfter: 90, deleteAfter: 2557 },
      memberEvents: false,
      eventRegions: ["us-east-1", "us-east-2", "us-west-2"],
      insights: false,
      dataEvents: [],
      networkActivity: [],
    },
    pipeline: { mailFrom: "medium", mailAgain: false },
    channels: { addresses: "all" },
    posture: {},
    investigation: { dashboard: false, logsInsights: false },
  });
});

test("the environment overrides the preset of cdktf.json", () => {
  const context = { preset: "recommended" };
  const preset = (TRAILWIRE_PRESET: string | undefined) =>
    readSettings(context, { TRAILWIRE_PRESET }).preset;
  expect(preset("compliance-monitor")).toBe("compliance-monitor");
  expect(preset("")).toBe("recommended");
  expect(preset(undefined)).toBe("recommended");
});

test("foreign keys of the context are left alone, and known as such", () => {
  const context = { cdktfRelativeModules: ["./"], owner: "me", tags: {} };
  expect(readSettings(context).preset).toBe("recommended");
  expect(foreignKeys({ preset: "full", ...context })).toEqual([
    "owner",
    "tags",
  ]);
});

const features = (value: object) => ({ features: value });
const events = (value: object) =>
  features({
    dataEvents: [{ name: "a", resourceType: "AWS::S3::Object", ...value }],
  });

test.each([
  [
    { preset: "recomended" },
    'context.preset in cdktf.json is "recomended": expected "compliance-monitor", "recommended", "event-pipeline", "posture" or "full", did you mean "recommended"?',
  ],
  [
    { preset: 7 },
    'context.preset in cdktf.json is 7: expected "compliance-monitor", "recommended", "event-pipeline", "posture" or "full"',
  ],
  [
    { prest: "recommended" },
    'context.prest in cdktf.json is unknown: did you mean "preset"?',
  ],
  [
    { backend: "s3" },
    'context.backend in cdktf.json is "s3": expected an object with a "type"',
  ],
  [
    { backend: { type: "locla" } },
    'context.backend.type in cdktf.json is "locla": expected "local", "s3", "cloud" or "none", did you mean "local"?',
  ],
  [
    { backend: {} },
    'context.backend.type in cdktf.json is missing: expected "local", "s3", "cloud" or "none"',
  ],
  [
    { backend: { type: "local", path: "/home/me/terraform.tfstate" } },
    'context.backend.path in cdktf.json is "/home/me/terraform.tfstate": expected a path relative to the folder of cdk.tf.json, such as ../../../terraform.tfstate, so that the output holds no path of this machine',
  ],
  [
    { backend: { type: "local", path: "C:\\state" } },
    'context.backend.path in cdktf.json is "C:\\\\state": expected a path relative to the folder of cdk.tf.json, such as ../../../terraform.tfstate, so that the output holds no path of this machine',
  ],
  [
    { backend: { type: "local", pth: "a" } },
    'context.backend.pth in cdktf.json is unknown: expected "type" or "path", did you mean "path"?',
  ],
  [
    { backend: { type: "s3", region: "us-east-1" } },
    "context.backend.bucket in cdktf.json is missing: expected the name of the bucket that holds the state",
  ],
  [
    { backend: { type: "cloud", organization: "acme", workspaces: "prod" } },
    'context.backend.workspaces in cdktf.json is "prod": expected {"name": "…"} or {"tags": ["…"]}',
  ],
  [
    { packs: ["cis", "security-hbu"] },
    'context.packs.1 in cdktf.json is "security-hbu": expected "cis", "security-hub", "starter", "recommended" or "all", did you mean "security-hub"?',
  ],
  [
    { packs: "cis" },
    'context.packs in cdktf.json is "cis": expected a list of packs',
  ],
  [
    { excludeRules: ["root-usge"] },
    'context.excludeRules.0 in cdktf.json is "root-usge": expected the id of a rule, as `npx trailwire rules list` shows them, did you mean "root-usage"?',
  ],
  [
    features({ insight: true }),
    'context.features.insight in cdktf.json is unknown: expected "accessLogging", "forceDestroy", "bucketRetention", "objectLock", "organizationId", "memberEvents", "eventRegions", "eventPipeline", "insights", "dataEvents" or "networkActivity", did you mean "insights"?',
  ],
  [
    features({ eventRegions: ["Ireland"] }),
    'context.features.eventRegions.0 in cdktf.json is "Ireland": expected the code of a region, such as eu-west-1',
  ],
  [
    features({ eventRegions: ["eu-wst-2"] }),
    'context.features.eventRegions.0 in cdktf.json is "eu-wst-2": expected the code of a region, such as eu-west-1, did you mean "eu-west-2"?',
  ],
  [
    { posture: { securityHub: { aggregate: ["mars-east-1"] } } },
    'context.posture.securityHub.aggregate.0 in cdktf.json is "mars-east-1": expected the code of a region, such as eu-west-1',
  ],
  [
    features({ bucketRetention: { deleteAfter: "keep" } }),
    'context.features.bucketRetention.deleteAfter in cdktf.json is "keep": expected a whole number of days of at least 1, or "never"',
  ],
  [
    features({ bucketRetention: { glacierAfter: 0.5 } }),
    'context.features.bucketRetention.glacierAfter in cdktf.json is 0.5: expected a whole number of days of at least 0, or "never"',
  ],
  [
    features({ bucketRetention: { deleteAfter: 90 } }),
    'context.features.bucketRetention in cdktf.json is {"deleteAfter":90}: expected a "deleteAfter" of more days than "glacierAfter", which is 90 by default',
  ],
  [
    features({
      bucketRetention: { deleteAfter: 365 },
      objectLock: { mode: "GOVERNANCE", days: 366 },
    }),
    'context.features in cdktf.json is {"bucketRetention":{"deleteAfter":365},"objectLock":{"mode":"GOVERNANCE","days":366}}: expected in "bucketRetention" a "deleteAfter" of no fewer days than "objectLock"',
  ],
  [
    { preset: "posture", features: { bucketRetention: {} } },
    'context.features.bucketRetention in cdktf.json does nothing in the preset "posture", which has no trail: remove it, or choose the preset "full"',
  ],
  [
    { routes: { event: ["root-usge"] } },
    'context.routes.event.0 in cdktf.json is "root-usge": expected the id of a rule, as `npx trailwire rules list` shows them, did you mean "root-usage"?',
  ],
  [
    { routes: { mail: ["root-usage"] } },
    'context.routes.mail in cdktf.json is unknown: expected "metric", "event" or "both"',
  ],
  [
    { exclude: [{ rules: ["*-chnges"], roles: ["ci"] }] },
    'context.exclude.0.rules.0 in cdktf.json is "*-chnges": expected the id of a rule, or several by one * as in *-changes; `npx trailwire rules list` shows them',
  ],
  [
    { exclude: [{ rules: ["*-changes"] }] },
    'context.exclude.0 in cdktf.json is {"rules":["*-changes"]}: expected somebody to exclude: one of principals, roles, accounts, services, addresses',
  ],
  [
    { exclude: [{ addresses: ["192.0.2.0/24"] }] },
    'context.exclude.0.addresses.0 in cdktf.json is "192.0.2.0/24": expected an address such as 192.0.2.10, or the beginning of some such as 192.0.2.* (no form of a rule can tell a CIDR range)',
  ],
  [
    { preset: "compliance-monitor", exclude: [{ roles: ["ci"] }] },
    'context.exclude in cdktf.json does nothing in the preset "compliance-monitor", which is always the same 11 resources: remove it, or choose the preset "recommended"',
  ],
  [
    features({ memberEvents: true }),
    'context.features in cdktf.json is {"memberEvents":true}: expected "organizationId" beside "memberEvents"',
  ],
  [
    features({ insights: "yes" }),
    'context.features.insights in cdktf.json is "yes": expected true or false',
  ],
  [
    features({ organizationId: "acme" }),
    'context.features.organizationId in cdktf.json is "acme": expected the id of an organization, such as o-a1b2c3d4e5',
  ],
  [
    features({ objectLock: { mode: "governance", days: 1 } }),
    'context.features.objectLock.mode in cdktf.json is "governance": expected "GOVERNANCE" or "COMPLIANCE"',
  ],
  [
    features({ objectLock: { mode: "GOVERNANCE", days: 0 } }),
    "context.features.objectLock.days in cdktf.json is 0: expected 1 day or more",
  ],
  [
    features({ objectLock: true }),
    'context.features.objectLock in cdktf.json is true: expected an object with "mode" and "days"',
  ],
  [
    events({ resourceType: "s3" }),
    'context.features.dataEvents.0.resourceType in cdktf.json is "s3": expected a type of resource, such as AWS::S3::Object',
  ],
  [
    events({ arnPrefixes: ["bucket"] }),
    'context.features.dataEvents.0.arnPrefixes.0 in cdktf.json is "bucket": expected the beginning of an ARN',
  ],
  [
    features({ networkActivity: [{ eventSource: "kms" }] }),
    'context.features.networkActivity.0.eventSource in cdktf.json is "kms": expected a service, such as kms.amazonaws.com',
  ],
  [
    { preset: "event-pipeline", pipeline: { mailFrom: "urgent" } },
    'context.pipeline.mailFrom in cdktf.json is "urgent": expected "critical", "high", "medium", "low" or "info"',
  ],
  [
    { preset: "event-pipeline", pipeline: { timeout: 901 } },
    "context.pipeline.timeout in cdktf.json is 901: expected a whole number of seconds from 30 to 900",
  ],
  [
    { preset: "event-pipeline", pipeline: { silence: 12 } },
    "context.pipeline.silence in cdktf.json is 12: expected a multiple of 5 minutes",
  ],
  [
    { preset: "event-pipeline", pipeline: { logRetention: 42 } },
    "context.pipeline.logRetention in cdktf.json is 42: expected one of the numbers of days that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
  ],
  [
    { preset: "event-pipeline", routes: { event: ["root-usage"] } },
    'context.routes in cdktf.json does nothing in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
  ],
  [
    { preset: "event-pipeline", features: { eventRegions: ["eu-west-1"] } },
    'context.features.eventRegions in cdktf.json does nothing in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
  ],
  [
    { pipeline: { mailFrom: "high" } },
    "context.pipeline in cdktf.json does nothing without an event pipeline: set features.eventPipeline to true",
  ],
  [
    { preset: "full", features: { eventPipeline: false }, pipeline: {} },
    "context.pipeline in cdktf.json does nothing without an event pipeline: set features.eventPipeline to true",
  ],
  [
    { posture: { guardDuty: "yes" } },
    'context.posture.guardDuty in cdktf.json is "yes": expected true, false or an object with "plans", "alertFrom" and "members"',
  ],
  [
    { posture: { guardduty: true } },
    'context.posture.guardduty in cdktf.json is unknown: expected "config", "guardDuty", "securityHub" or "accessAnalyzer", did you mean "guardDuty"?',
  ],
  [
    { posture: { config: { rules: ["restrictedssh"] } } },
    /^context\.posture\.config\.rules\.0 in cdktf\.json is "restrictedssh": expected .*, did you mean "restricted-ssh"\?$/,
  ],
  [
    { preset: "posture", posture: { config: { automaticRemediation: true } } },
    'context.posture.config in cdktf.json is {"automaticRemediation":true}: expected rules in "remediate" beside "automaticRemediation"',
  ],
  [
    { posture: { config: { remediate: ["s3-bucket-ssl-requests-only"] } } },
    'context.posture.config in cdktf.json is {"remediate":["s3-bucket-ssl-requests-only"]}: expected in "remediate" only rules that are checked: name them in "rules", or their set in "ruleSets"',
  ],
  [
    { posture: { guardDuty: { alertFrom: "info" } } },
    'context.posture.guardDuty.alertFrom in cdktf.json is "info": expected "critical", "high", "medium" or "low"',
  ],
  [
    { posture: { securityHub: { standards: ["cis-4.0"] } } },
    /^context\.posture\.securityHub\.standards\.0 in cdktf\.json is "cis-4\.0": expected "aws-foundational", /,
  ],
  [
    { posture: { accessAnalyzer: { unusedAfterDays: 366 } } },
    "context.posture.accessAnalyzer.unusedAfterDays in cdktf.json is 366: expected 365 days at most",
  ],
  [
    { preset: "posture", features: { insights: true } },
    'context.features.insights in cdktf.json does nothing in the preset "posture", which has no trail: remove it, or choose the preset "full"',
  ],
  [
    { preset: "event-pipeline", response: true },
    'context.response in cdktf.json does nothing in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
  ],
  [
    { channels: { slack: "everything" } },
    'context.channels.slack in cdktf.json is "everything": expected "urgent", "routine" or "all"',
  ],
  [
    { channels: { addresses: "routine", pagerDuty: "urgent" } },
    'context.channels in cdktf.json is {"addresses":"routine","pagerDuty":"urgent"}: expected somebody for "urgent" and somebody for "routine" (PagerDuty does not count, it reads alarms only): let "addresses" be "all"',
  ],
  [
    {
      response: { responses: ["restore-logging"], act: ["close-open-ingress"] },
    },
    'context.response in cdktf.json is {"responses":["restore-logging"],"act":["close-open-ingress"]}: expected in "act" only what is in "responses"',
  ],
  [
    { response: { allowList: { principals: ["ci-deployer"] } } },
    'context.response.allowList.principals.0 in cdktf.json is "ci-deployer": expected an ARN such as arn:aws:iam::123456789012:role/ci-*',
  ],
  [
    { investigation: { athena: { gigabytesPerQuery: 0 } } },
    "context.investigation.athena.gigabytesPerQuery in cdktf.json is 0: expected at least 0.01",
  ],
  [
    { investigation: { openSearch: { type: "domain", readers: [] } } },
    "context.investigation.openSearch.readers.0 in cdktf.json is missing: expected the ARN of a role or user, such as arn:aws:iam::123456789012:role/analyst",
  ],
  [
    { monitoredEvents: "" },
    'context.monitoredEvents in cdktf.json is "": expected the path of a JSON file with events, such as monitored_events.json',
  ],
  [
    { keep: { bucket: "Audit_Logs" } },
    'context.keep.bucket in cdktf.json is "Audit_Logs": expected the name of a bucket, such as global-audit-logs-72cff8fa',
  ],
  [
    { keep: { trail: "a--b" } },
    'context.keep.trail in cdktf.json is "a--b": expected the name of a trail, such as global-security-trail',
  ],
  [
    { keep: { logGroup: "audit logs" } },
    'context.keep.logGroup in cdktf.json is "audit logs": expected the name of a log group, such as /aws/security/global-audit',
  ],
  [
    { keep: { topic: "arn:aws:sns:us-east-1:123456789012:alerts" } },
    'context.keep.topic in cdktf.json is "arn:aws:sns:us-east-1:123456789012:alerts": expected the name of a topic, such as global-security-alerts',
  ],
  [
    { preset: "event-pipeline", keep: { logGroup: "/aws/security" } },
    'context.keep.logGroup in cdktf.json does nothing in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
  ],
  [
    { preset: "compliance-monitor", packs: ["cis"] },
    'context.packs in cdktf.json does nothing in the preset "compliance-monitor", which is always the same 11 resources: remove it, or choose the preset "recommended"',
  ],
])("refuses %j", (context, message) => {
  const read = () => readSettings(context);
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(
    typeof message === "string" ? new SettingsError(message) : message,
  );
});

test("in the preset full all is on but what costs in any case, and each can be left out", () => {
  const { features, posture, response, investigation } = readSettings({
    preset: "full",
    posture: { securityHub: false, config: { frequency: "daily" } },
    investigation: { logsInsights: false },
  });
  expect(features).toMatchObject({ eventPipeline: true, accessLogging: true });
  expect(posture).toEqual({
    config: expect.objectContaining({
      frequency: "daily",
      ruleSets: ["exposure"],
    }),
    guardDuty: expect.anything(),
    securityHub: undefined,
    accessAnalyzer: { zoneOfTrust: "account" },
  });
  expect(response).toMatchObject({ act: [] });
  expect(investigation).toEqual({
    dashboard: true,
    logsInsights: false,
    athena: { gigabytesPerQuery: 100, keepResults: 30 },
  });
});

test("refuses a wrong preset of the environment by the variable's name", () => {
  expect(() => readSettings({}, { TRAILWIRE_PRESET: "all" })).toThrow(
    new SettingsError(
      'the environment variable TRAILWIRE_PRESET is "all": expected "compliance-monitor", "recommended", "event-pipeline", "posture" or "full"',
    ),
  );
});

test("what each preset costs can be reckoned", () => {
  expect([...costPresets].sort()).toEqual([...presets].sort());
});
