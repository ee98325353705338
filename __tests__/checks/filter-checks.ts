import { ruleById } from "../../rules";
import { filterText } from "../../src/rule/filter-text";
import { type Check, type Edit, has, type Met, rewritten } from "./check";
import {
  attached,
  referred,
  refers,
  type Subject,
  subjects,
  values,
} from "./document";

const trail = "aws_cloudtrail";
const filter = "aws_cloudwatch_log_metric_filter";
const alarm = "aws_cloudwatch_metric_alarm";

/** `CreateVpc DeleteVpc` as clauses of CloudWatch's patterns. */
const events = (names: string) =>
  names
    .split(" ")
    .map((name) => `($.eventName=${name})`)
    .join(" || ");

/**
 * The benchmark's filters: the rule, the end of the name of Prowler's check, Trivy's check and the words
 * that it looks for. `__tests__/rules/checkers.test.ts` tells what Prowler looks for in a rule's text.
 * Source: checks/cloud/aws/cloudwatch of aquasecurity/trivy-checks, blanks made one.
 */
const filters: readonly (readonly [string, string, string, string])[] = [
  [
    "unauthorized-api-calls",
    "log_metric_filter_unauthorized_api_calls",
    "0147",
    '($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")',
  ],
  [
    "console-sign-in-without-mfa",
    "log_metric_filter_sign_in_without_mfa",
    "0148",
    '($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type=="IAMUser") && ($.responseElements.ConsoleLogin == "Success")',
  ],
  [
    "root-usage",
    "log_metric_filter_root_usage",
    "0149",
    '$.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && &.eventType != "AwsServiceEvent"',
  ],
  [
    "iam-policy-changes",
    "log_metric_filter_policy_changes",
    "0150",
    `{${events("DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy")}}`,
  ],
  [
    "cloudtrail-changes",
    "log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled",
    "0151",
    `{${events("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")}}`,
  ],
  [
    "console-sign-in-failures",
    "log_metric_filter_authentication_failures",
    "0152",
    '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  ],
  [
    "kms-key-disabled-or-deleted",
    "log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk",
    "0153",
    `{($.eventSource=kms.amazonaws.com) && (${events("DisableKey ScheduleKeyDeletion")})}`,
  ],
  [
    "bucket-policy-changes",
    "log_metric_filter_for_s3_bucket_policy_changes",
    "0154",
    `{($.eventSource=s3.amazonaws.com) && (${events("PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication")})}`,
  ],
  [
    "aws-config-changes",
    "log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled",
    "0155",
    `{($.eventSource=config.amazonaws.com) && (${events("StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder")})}`,
  ],
  [
    "security-group-changes",
    "log_metric_filter_security_group_changes",
    "0156",
    `{${events("AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup")}}`,
  ],
  [
    "network-acl-changes",
    "changes_to_network_acls_alarm_configured",
    "0157",
    `{${events("CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation")}}`,
  ],
  [
    "network-gateway-changes",
    "changes_to_network_gateways_alarm_configured",
    "0158",
    `{${events("CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway")}}`,
  ],
  [
    "route-table-changes",
    "changes_to_network_route_tables_alarm_configured",
    "0159",
    `{${events("CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable")}}`,
  ],
  [
    "vpc-changes",
    "changes_to_vpcs_alarm_configured",
    "0160",
    `{${events("CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink")}}`,
  ],
  [
    "organization-changes",
    "log_metric_filter_aws_organizations_changes",
    "0174",
    "$.eventSource = organizations.amazonaws.com",
  ],
];

/** The filters on the log group that the trail writes to. */
function filtersOf(subject: Subject): readonly Subject[] {
  const group = referred(
    subject,
    "cloud_watch_logs_group_arn",
    "aws_cloudwatch_log_group",
  );
  return group ? attached(group, filter, "log_group_name") : [];
}

/** The name of the metric that an alarm watches, which may be its filter's. */
const watched = (subject: Subject) =>
  referred(subject, "metric_name", filter)?.given["name"] ??
  subject.given["metric_name"];

const metric = (subject: Subject) =>
  values(subject, "metric_transformation.name")[0];

/** An alarm that does something watches what the filter counts. */
const isWatched: Met = (subject) =>
  subjects(subject.document, alarm).some(
    (found) =>
      has("alarm_actions.0")(found) &&
      watched(found) === metric(subject) &&
      found.given["namespace"] ===
        values(subject, "metric_transformation.namespace")[0],
  );

const withText =
  (is: (text: string) => boolean) =>
  (subject: Subject): readonly Subject[] =>
    filtersOf(subject).filter(({ given }) => is(String(given["pattern"])));

type Find = (subject: Subject) => readonly Subject[];

/** Writes something into what was found. */
const inAll =
  (find: Find, more: Subject["given"]): Edit =>
  (subject) =>
    find(subject).reduce(
      (document, found) => rewritten({ ...found, document }, more),
      subject.document,
    );

const alarmsOf =
  (find: Find): Find =>
  (subject) =>
    find(subject).flatMap((found) =>
      subjects(subject.document, alarm).filter(
        (one) => watched(one) === metric(found),
      ),
    );

const prowler = ([id, name]: (typeof filters)[number]): Check => {
  const text = filterText(ruleById(id));
  const find = withText((pattern) => pattern === text);
  return {
    ids: [`cloudwatch_${name}`],
    demands: `A trail's log group has the filter of the rule ${id}, and an alarm on its metric`,
    of: trail,
    met: (subject) => find(subject).some(isWatched),
    turns: [
      inAll(find, { pattern: "{ $.eventName = Nothing }" }),
      inAll(find, { log_group_name: "another" }),
      inAll(alarmsOf(find), { metric_name: "Another" }),
      inAll(alarmsOf(find), { namespace: "Another" }),
      inAll(alarmsOf(find), { alarm_actions: [] }),
    ],
  };
};

/** Trivy wants the alarm to name the filter, not the metric. */
const trivy = ([id, , number, words]: (typeof filters)[number]): Check => {
  const text = filterText(ruleById(id));
  const ours = withText((pattern) => pattern === text);
  const theirs = withText((pattern) => pattern.includes(words));
  const named: Met = (subject) =>
    subjects(subject.document, alarm).some(
      (found) => watched(found) === subject.given["name"],
    );
  return {
    ids: [`AVD-AWS-${number}`],
    demands: `A trail's log group has a filter with Trivy's words for the rule ${id}, and an alarm that names the filter`,
    of: trail,
    met: (subject) => theirs(subject).some(named),
    turns: text.includes(words)
      ? [
          inAll(ours, { pattern: "{ $.eventName = Nothing }" }),
          inAll(alarmsOf(ours), { metric_name: "Another" }),
        ]
      : [inAll(ours, { pattern: words })],
  };
};

/** What is demanded of a trail's filters and alarms. */
export const filterChecks: readonly Check[] = [
  ...filters.map(prowler),
  ...filters.map(trivy),
  {
    // KICS, whose queries of that name look for the filter's name in the alarm's argument.
    ids: ["cloudwatch_*_alarm_missing"],
    demands: "An alarm on a filter's metric names the filter by a reference",
    of: filter,
    met: (subject) =>
      subjects(subject.document, alarm).some(({ given }) =>
        refers(given["metric_name"], subject),
      ),
    turns: [
      (subject) =>
        subjects(subject.document, alarm)
          .filter(({ given }) => refers(given["metric_name"], subject))
          .reduce(
            (document, found) =>
              rewritten(
                { ...found, document },
                { metric_name: subject.given["name"] },
              ),
            subject.document,
          ),
    ],
  },
];
