import { apiCall } from "../../src/cloudtrail/event";
import { compile } from "../../src/pattern";
import { pack, packIds, ruleById, rules, UnknownIdError } from "../../rules";

const ids = (id: string) => pack(id).map((rule) => rule.id);
const twins = ids("security-hub").filter((id) => id.endsWith("-security-hub"));

test("finds every rule by its id", () => {
  for (const rule of rules) expect(ruleById(rule.id)).toBe(rule);
});

test.each([
  ["root-useage", 'unknown rule "root-useage", did you mean root-usage?'],
  [
    "trail-change",
    'unknown rule "trail-change", did you mean cloudtrail-changes or cloudtrail-coverage-changes?',
  ],
  [
    "ConsoleSignInFailures",
    'unknown rule "ConsoleSignInFailures", `trailwire rules list` shows all',
  ],
  ["", 'unknown rule "", `trailwire rules list` shows all'],
])("rule %j is unknown", (id, message) => {
  expect(() => ruleById(id)).toThrow(UnknownIdError);
  expect(() => ruleById(id)).toThrow(message);
});

test.each([
  ["securityhub", "did you mean security-hub?"],
  ["toString", "expected one of cis, security-hub, starter, recommended, all"],
])("pack %s is unknown", (id, mend) => {
  expect(() => pack(id)).toThrow(UnknownIdError);
  expect(() => pack(id)).toThrow(`unknown pack "${id}", ${mend}`);
});

test("names its packs", () => {
  expect(packIds).toEqual([
    "cis",
    "security-hub",
    "starter",
    "recommended",
    "all",
  ]);
});

test("cis holds one rule for each of the 15 controls, in the benchmark's order", () => {
  const controls = pack("cis").map(({ controls }) =>
    controls
      .filter(({ versions }) => versions.includes("5.0"))
      .map(({ id }) => id),
  );
  expect(controls).toEqual(
    Array.from({ length: 15 }, (_, index) => [`4.${index + 1}`]),
  );
});

test("security-hub holds one rule for each of the 14 controls, in order", () => {
  const controls = pack("security-hub").map(({ controls }) =>
    controls
      .filter(({ framework }) => framework === "AWS Security Hub")
      .map(({ id }) => id),
  );
  expect(controls).toEqual(
    Array.from({ length: 14 }, (_, index) => [`CloudWatch.${index + 1}`]),
  );
});

test("recommended is cis, starter and more, without the twins that would mail twice", () => {
  expect(twins).toHaveLength(3);
  expect(ids("recommended")).toEqual(
    expect.arrayContaining([...ids("cis"), ...ids("starter")]),
  );
  expect(ids("recommended").filter((id) => twins.includes(id))).toEqual([]);
});

test("what is left out of recommended is for the record, or a twin", () => {
  const left = rules.filter((rule) => !pack("recommended").includes(rule));
  expect(
    left.filter(
      ({ id, severity }) =>
        !twins.includes(id) && severity !== "low" && severity !== "info",
    ),
  ).toEqual([]);
});

test("all holds every rule", () => {
  expect(pack("all")).toEqual(rules);
});

test.each([
  ["logging is stopped", "cloudtrail.amazonaws.com", "StopLogging"],
  ["its selectors change", "cloudtrail.amazonaws.com", "PutEventSelectors"],
  ["the log group goes", "logs.amazonaws.com", "DeleteLogGroup"],
  ["a filter goes", "logs.amazonaws.com", "DeleteMetricFilter"],
  ["an alarm goes", "monitoring.amazonaws.com", "DeleteAlarms"],
  ["the topic goes", "sns.amazonaws.com", "DeleteTopic"],
  ["its policy changes", "sns.amazonaws.com", "RemovePermission"],
  ["a subscription goes", "sns.amazonaws.com", "Unsubscribe"],
  ["the bucket's policy goes", "s3.amazonaws.com", "DeleteBucketPolicy"],
  ["its objects expire", "s3.amazonaws.com", "PutBucketLifecycle"],
  ["it opens", "s3.amazonaws.com", "DeleteBucketPublicAccessBlock"],
  ["it goes", "s3.amazonaws.com", "DeleteBucket"],
  ["a key goes", "kms.amazonaws.com", "ScheduleKeyDeletion"],
  ["its policy shuts services out", "kms.amazonaws.com", "PutKeyPolicy"],
  ["the delivery role's policy goes", "iam.amazonaws.com", "DeleteRolePolicy"],
  ["its trust goes", "iam.amazonaws.com", "UpdateAssumeRolePolicy"],
  ["it is capped", "iam.amazonaws.com", "PutRolePermissionsBoundary"],
])("recommended tells once when %s", (_, eventSource, eventName) => {
  const record = apiCall({ eventSource, eventName });
  const telling = pack("recommended").filter(({ pattern }) =>
    compile(pattern)(record),
  );
  expect(telling).toHaveLength(1);
});
