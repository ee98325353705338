import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { apiCall } from "../../../src/cloudtrail/event";
import {
  CentralEventBus,
  DelegatedAdministrator,
  MemberForwarding,
  OrganizationBusAccess,
} from "../../../src/constructs";
import { compileEventPattern } from "../../../src/pattern/event-bridge";
import { all, only, rule, shorten, statements, synth } from "../synth";

const CENTRAL = "111122223333";

test("the central bus admits the organization's accounts, and leaves other statements alone", () => {
  const document = synth(
    (stack) =>
      void new OrganizationBusAccess(stack, "access", {
        organizationId: "o-a1b2c3d4e5",
      }),
  );
  expect(only(document, "aws_cloudwatch_event_permission")).toMatchObject({
    statement_id: "AllowOrganization",
    principal: "*",
    action: "events:PutEvents",
    condition: {
      type: "StringEquals",
      key: "aws:PrincipalOrgID",
      value: "o-a1b2c3d4e5",
    },
  });
});

const member = () =>
  synth((stack) => {
    const stopped = apiCall({ eventName: "StopLogging" });
    new MemberForwarding(stack, "forwarding", {
      rules: [rule({ matches: { stopped } })],
      to: new CentralEventBus(stack, {
        account: CENTRAL,
        region: "eu-central-1",
      }),
      name: "to-central",
      regions: {
        "eu-central-1": new AwsProvider(stack, "frankfurt", {
          alias: "frankfurt",
          region: "eu-central-1",
        }),
        "us-east-1": new AwsProvider(stack, "virginia", {
          alias: "virginia",
          region: "us-east-1",
        }),
      },
    });
  });

const bus = `arn:<aws_partition.partition>:events:eu-central-1:${CENTRAL}:event-bus/default`;

test("a member forwards from each region straight to the central bus, by a role that can do nothing else", () => {
  const document = member();
  const targets = all(document, "aws_cloudwatch_event_target");
  expect(targets.map(({ provider }) => provider)).toEqual([
    "aws.frankfurt",
    "aws.virginia",
  ]);
  for (const { arn, role_arn } of targets) {
    expect(shorten(String(arn))).toBe(bus);
    expect(role_arn).toMatch(/^\$\{aws_iam_role\./);
  }
  expect(statements(only(document, "aws_iam_role_policy")["policy"])).toEqual({
    0: { Effect: "Allow", Action: "events:PutEvents", Resource: bus },
  });
});

test("only what the central rules want is forwarded", () => {
  const [{ event_pattern } = {}] = all(member(), "aws_cloudwatch_event_rule");
  const matches = compileEventPattern(String(event_pattern));
  const event = (eventName: string) => ({
    source: "aws.cloudtrail",
    "detail-type": "AWS API Call via CloudTrail",
    detail: { ...apiCall({ eventName }), readOnly: false },
  });
  expect(matches(event("StopLogging"))).toBe(true);
  expect(matches(event("StartLogging"))).toBe(false);
});

test("the central account forwards nothing to itself", () => {
  for (const { for_each } of all(member(), "aws_cloudwatch_event_rule")) {
    expect(shorten(String(for_each))).toMatch(
      new RegExp(`account_id(\\}|) == "${CENTRAL}"\\) \\? \\[\\] : \\["`),
    );
  }
});

test("a central account that is none is refused", () => {
  expect(() =>
    synth(
      (stack) =>
        void new CentralEventBus(stack, { account: "12", region: "x" }),
    ),
  ).toThrow('the central account is "12": expected twelve digits');
});

test("each service gets its administrator in its own way, and once", () => {
  const { resource } = synth(
    (stack) =>
      void new DelegatedAdministrator(stack, "administrator", {
        account: CENTRAL,
        services: [
          "access-analyzer",
          "cloudtrail",
          "config",
          "guardduty",
          "security-hub",
          "cloudtrail",
        ],
      }),
  );
  const made = Object.entries(resource).flatMap(([type, of]) =>
    Object.values(of).map(
      ({ account_id, admin_account_id, service_principal }) => [
        type,
        account_id ?? admin_account_id,
        service_principal,
      ],
    ),
  );
  expect(made).toEqual([
    [
      "aws_organizations_delegated_administrator",
      CENTRAL,
      "access-analyzer.amazonaws.com",
    ],
    [
      "aws_organizations_delegated_administrator",
      CENTRAL,
      "config.amazonaws.com",
    ],
    ["aws_cloudtrail_organization_delegated_admin_account", CENTRAL, undefined],
    ["aws_guardduty_organization_admin_account", CENTRAL, undefined],
    ["aws_securityhub_organization_admin_account", CENTRAL, undefined],
  ]);
});
