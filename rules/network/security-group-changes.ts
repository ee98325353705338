import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring } from "../controls";

/** The firewall around instances changed. ModifySecurityGroupRules, which the console uses, came with version 5.0. */
export const securityGroupChanges: Rule = {
  id: "security-group-changes",
  title: "A security group was changed",
  description:
    "Security groups decide who reaches an instance. One rule too many puts a database or a shell on the internet.",
  severity: "low",
  pattern: field("eventName").equals(
    "AuthorizeSecurityGroupIngress",
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
    "RevokeSecurityGroupEgress",
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
    "ModifySecurityGroupRules",
  ),
  // Powerpipe wants the values without quotes.
  verbatim:
    "{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || " +
    "($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || " +
    "($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup) || " +
    "($.eventName=ModifySecurityGroupRules)}",
  controls: cisMonitoring(10),
  attack: ["T1562.007"],
  falsePositives: [
    "Infrastructure as code, and controllers of load balancers or Kubernetes, which change groups all day.",
  ],
  runbook: [
    "Which group, which rule, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AuthorizeSecurityGroupIngress (or the name in the event).",
    "A pipeline or a controller, and no rule with 0.0.0.0/0 or ::/0: nothing to do.",
    "Open to the world: aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE, then ask the caller.",
    "Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the flow logs of the instances behind the group.",
  ],
  matches: {
    "a port is opened": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        groupId: "sg-0123456789abcdef0",
        ipPermissions: {
          items: [{ ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } }],
        },
      },
    }),
    "a rule is edited in the console": apiCall({
      eventName: "ModifySecurityGroupRules",
    }),
    "an attempt": apiCall({
      eventName: "AuthorizeSecurityGroupEgress",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "only a rule's description": apiCall({
      eventName: "UpdateSecurityGroupRuleDescriptionsIngress",
    }),
    "a database's own security group": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "AuthorizeDBSecurityGroupIngress",
    }),
    "groups are listed": apiCall({
      eventName: "DescribeSecurityGroups",
      readOnly: true,
    }),
    "an instance gets other groups": apiCall({
      eventName: "ModifyInstanceAttribute",
    }),
  },
};
