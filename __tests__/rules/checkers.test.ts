import { pack, ruleById } from "../../rules";
import { filterText } from "../../src/rule/filter-text";

const text = (id: string) => filterText(ruleById(id));

/** Names of events as clauses. */
const names = (list: string) =>
  list.split(" ").map((name) => `eventName = ${name}`);

/**
 * What Prowler looks for in each of the benchmark's filters, in the order of its older releases.
 * Source: prowler/providers/aws/services/cloudwatch of Prowler 5.30 and before.
 */
const prowler: Record<string, readonly string[]> = {
  "unauthorized-api-calls": [
    "errorCode = *UnauthorizedOperation",
    "errorCode = AccessDenied*",
  ],
  "console-sign-in-without-mfa": [
    "eventName = ConsoleLogin",
    "additionalEventData.MFAUsed != Yes",
  ],
  "root-usage": [
    "userIdentity.type = Root",
    "userIdentity.invokedBy NOT EXISTS",
    "eventType != AwsServiceEvent",
  ],
  "iam-policy-changes": names(
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy",
  ),
  "cloudtrail-changes": names(
    "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging",
  ),
  "console-sign-in-failures": [
    "eventName = ConsoleLogin",
    "errorMessage = Failed authentication",
  ],
  "kms-key-disabled-or-deleted": [
    "eventSource = kms.amazonaws.com",
    ...names("DisableKey ScheduleKeyDeletion"),
  ],
  "bucket-policy-changes": [
    "eventSource = s3.amazonaws.com",
    ...names(
      "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
    ),
  ],
  "aws-config-changes": [
    "eventSource = config.amazonaws.com",
    ...names(
      "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
    ),
  ],
  "security-group-changes": names(
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
  ),
  "network-acl-changes": names(
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ),
  "network-gateway-changes": names(
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
  ),
  "route-table-changes": [
    "eventSource = ec2.amazonaws.com",
    ...names(
      "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
    ),
  ],
  "vpc-changes": names(
    "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink",
  ),
  "organization-changes": [
    "eventSource = organizations.amazonaws.com",
    ...names(
      "AcceptHandshake AttachPolicy CancelHandshake CreateAccount CreateOrganization CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy EnableAllFeatures EnablePolicyType InviteAccountToOrganization LeaveOrganization DetachPolicy DisablePolicyType MoveAccount RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy",
    ),
  ],
};

/** Where Powerpipe wants something else than Prowler. Source: the queries of steampipe-mod-aws-compliance. */
const powerpipe: typeof prowler = {
  ...prowler,
  "unauthorized-api-calls": [
    'errorCode = "*UnauthorizedOperation"',
    'errorCode = "AccessDenied*"',
    'sourceIPAddress != "delivery.logs.amazonaws.com"',
    'eventName != "HeadBucket"',
  ],
  "console-sign-in-without-mfa": [
    'eventName = "ConsoleLogin"',
    'additionalEventData.MFAUsed != "Yes"',
  ],
  "root-usage": [
    'userIdentity.type = "Root"',
    "userIdentity.invokedBy NOT EXISTS",
    'eventType != "AwsServiceEvent"',
  ],
  "console-sign-in-failures": [
    "eventName = ConsoleLogin",
    'errorMessage = "Failed authentication"',
  ],
  "organization-changes": [
    "eventSource = organizations.amazonaws.com",
    ...names(
      "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit",
    ),
  ],
};

/** A clause as a regular expression; `quote` is what may stand before the value. */
function clause(written: string, quote: string): string {
  const [field = "", operator = "", ...value] = written.split(" ");
  const escaped = value.join(" ").replaceAll(/[.*]/g, "\\$&");
  const selector = `\\$\\.${field.replaceAll(".", "\\.")}`;
  return operator === "NOT"
    ? `${selector} NOT EXISTS`
    : `${selector}\\s*${operator}\\s*${quote}${escaped}(?!\\w)`;
}

test("the tables speak of the whole pack", () => {
  const ids = pack("cis").map(({ id }) => id);
  expect(Object.keys(prowler)).toEqual(ids);
  expect(Object.keys(powerpipe)).toEqual(ids);
});

describe.each(Object.entries(prowler))("Prowler on %s", (id, clauses) => {
  test.each(clauses)("finds %s", (written) => {
    expect(text(id)).toMatch(new RegExp(clause(written, ".?"), "s"));
  });

  test("before 5.30 finds them in its order", () => {
    const ordered = clauses.map((written) => clause(written, ".?")).join(".+");
    expect(text(id)).toMatch(new RegExp(ordered, "s"));
  });
});

test.each(Object.entries(powerpipe))(
  "Powerpipe on %s finds its clauses in its order, quoted as it wants",
  (id, clauses) => {
    const ordered = clauses.map((written) => clause(written, "")).join(".+");
    expect(text(id)).toMatch(new RegExp(ordered));
  },
);

test("Powerpipe wants parentheses and blanks in the filter for MFA", () => {
  expect(text("console-sign-in-without-mfa")).toMatch(
    /\(\s*\$\.eventName\s*=\s*"ConsoleLogin"\)\s+&&\s+\(\s*\$.additionalEventData\.MFAUsed\s*!=\s*"Yes"/,
  );
});

test("Trivy wants this text in the filter for Organizations", () => {
  expect(text("organization-changes")).toContain(
    "$.eventSource = organizations.amazonaws.com",
  );
});
