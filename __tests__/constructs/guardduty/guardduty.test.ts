import {
  GuardDuty,
  GuardDutyAlert,
  type GuardDutyAlertProps,
  type GuardDutyProps,
} from "../../../src/constructs";
import { alertRoute, mail, tells } from "../alert-route";
import { all, only, synth } from "../synth";

const guard = (overrides: Partial<GuardDutyProps> = {}) =>
  synth((stack) => {
    new GuardDuty(stack, "guardduty", {
      name: "monitor",
      alerts: alertRoute(stack),
      ...overrides,
    });
  });

const states = (
  document: ReturnType<typeof guard>,
  type: string,
  key: string,
) =>
  Object.fromEntries(
    all(document, type).map((feature) => [feature["name"], feature[key]]),
  );

test("every plan is said on or off, because AWS switches some on by itself", () => {
  const features = (document: ReturnType<typeof guard>) =>
    states(document, "aws_guardduty_detector_feature", "status");
  expect(features(guard())).toEqual({
    S3_DATA_EVENTS: "ENABLED",
    EKS_AUDIT_LOGS: "ENABLED",
    EBS_MALWARE_PROTECTION: "ENABLED",
    RDS_LOGIN_EVENTS: "ENABLED",
    LAMBDA_NETWORK_LOGS: "ENABLED",
    RUNTIME_MONITORING: "DISABLED",
  });
  expect(features(guard({ plans: ["runtime"] }))).toMatchObject({
    S3_DATA_EVENTS: "DISABLED",
    RUNTIME_MONITORING: "ENABLED",
  });
});

test("members of the organization get the same plans", () => {
  const document = guard({ plans: ["s3"], members: "new" });
  expect(
    only(document, "aws_guardduty_organization_configuration"),
  ).toMatchObject({ auto_enable_organization_members: "NEW" });
  expect(
    states(
      document,
      "aws_guardduty_organization_configuration_feature",
      "auto_enable",
    ),
  ).toMatchObject({ S3_DATA_EVENTS: "NEW", RUNTIME_MONITORING: "NONE" });
  expect(all(guard(), "aws_guardduty_organization_configuration")).toEqual([]);
});

test("agents come and go with their plan, in whatever order AWS returns them", () => {
  const runtime = (document: ReturnType<typeof guard>) =>
    Object.entries(
      document.resource["aws_guardduty_detector_feature"] ?? {},
    ).find(([, { name }]) => name === "RUNTIME_MONITORING");
  const [off, offFeature] = runtime(guard()) ?? [];
  const [on, onFeature] = runtime(guard({ plans: ["runtime"] })) ?? [];
  const agents = (status: string) => ({
    additional_configuration: [
      { name: "EKS_ADDON_MANAGEMENT", status },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status },
      { name: "EC2_AGENT_MANAGEMENT", status },
    ],
    lifecycle: { ignore_changes: ["additional_configuration"] },
  });
  expect(offFeature).toMatchObject(agents("DISABLED"));
  expect(onFeature).toMatchObject(agents("ENABLED"));
  // What Terraform does not look at, it only sets on a resource of another address.
  expect(on).not.toBe(off);
});

const finding = (severity: number) => ({
  source: "aws.guardduty",
  "detail-type": "GuardDuty Finding",
  detail: {
    accountId: "123456789012",
    region: "us-east-1",
    id: "a1b2c3",
    type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
    severity,
    title: "An API was called from a known malicious address.",
    description: "The API ListUsers was called from 192.0.2.1.",
    resource: { resourceType: "AccessKey" },
    service: {
      count: 2,
      eventFirstSeen: "2026-01-02T03:00:00Z",
      eventLastSeen: "2026-01-02T03:04:05Z",
    },
  },
});

test.each<[GuardDutyProps["alertFrom"], number, number]>([
  [undefined, 4, 3.9],
  ["critical", 9, 8.9],
  ["high", 7, 6.9],
  ["medium", 4, 3.9],
  ["low", 1, 0.9],
])("from %s people are told of %d and not of %d", (alertFrom, told, untold) => {
  const document = guard(alertFrom && { alertFrom });
  expect(tells(document, finding(told))).toBe(true);
  expect(tells(document, finding(untold))).toBe(false);
});

test("others can be told of other severities, so that none is told twice", () => {
  const toldOf = (severities: GuardDutyAlertProps["severities"]) => {
    const document = synth((stack) => {
      const route = alertRoute(stack);
      new GuardDutyAlert(stack, "alert", { ...route, name: "a", severities });
    });
    return [1, 3.9, 4, 6.9, 7, 8.9, 9, 10].filter((severity) =>
      tells(document, finding(severity)),
    );
  };
  expect(toldOf(["critical", "high"])).toEqual([7, 8.9, 9, 10]);
  expect(toldOf(["medium", "low"])).toEqual([1, 3.9, 4, 6.9]);
});

test("the mail says what was found about what, where and when, and where to look", () => {
  expect(mail(guard(), finding(8)).split("\n").slice(0, 6)).toEqual([
    '"GuardDuty, severity 8 of 10: An API was called from a known malicious address."',
    '"What: The API ListUsers was called from 192.0.2.1."',
    '"Type: UnauthorizedAccess:IAMUser/MaliciousIPCaller, about: AccessKey"',
    '"Where: account 123456789012, region us-east-1"',
    '"When: 2026-01-02T03:00:00Z to 2026-01-02T03:04:05Z, 2 times"',
    '"Look: https://us-east-1.console.aws.amazon.com/guardduty/home?region=us-east-1#/findings?macros=current&fId=a1b2c3"',
  ]);
});

test("nobody is told where nobody should be", () => {
  expect(all(guard({ alerts: "none" }), "aws_cloudwatch_event_rule")).toEqual(
    [],
  );
});
