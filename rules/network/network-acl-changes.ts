import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/** The filter around subnets changed. */
export const networkAclChanges: Rule = {
  id: "network-acl-changes",
  title: "A network ACL was changed",
  description:
    "Network ACLs filter all traffic of a subnet. Few people ever touch them, so a change is planned or an attack.",
  severity: "medium",
  pattern: field("eventName").equals(
    "CreateNetworkAcl",
    "CreateNetworkAclEntry",
    "DeleteNetworkAcl",
    "DeleteNetworkAclEntry",
    "ReplaceNetworkAclEntry",
    "ReplaceNetworkAclAssociation",
  ),
  verbatim:
    "{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || " +
    "($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || " +
    "($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}",
  controls: [...cisMonitoring(11), securityHub(11)],
  attack: ["T1562.007"],
  falsePositives: ["A VPC being built or removed by infrastructure as code."],
  runbook: [
    "Which ACL, which entry, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateNetworkAclEntry (or the name in the event).",
    "A pipeline during a reviewed deployment: nothing to do.",
    "Otherwise compare: aws ec2 describe-network-acls --network-acl-ids ACL, and take out an allow for 0.0.0.0/0 that was not there (aws ec2 delete-network-acl-entry).",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the subnet's flow logs.",
  ],
  matches: {
    "an entry lets everyone in": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: { cidrBlock: "0.0.0.0/0", ruleAction: "allow" },
    }),
    "a subnet gets another ACL": apiCall({
      eventName: "ReplaceNetworkAclAssociation",
    }),
    "an attempt": apiCall({
      eventName: "DeleteNetworkAclEntry",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "ACLs are listed": apiCall({
      eventName: "DescribeNetworkAcls",
      readOnly: true,
    }),
    "a network interface": apiCall({ eventName: "CreateNetworkInterface" }),
    "a web ACL": apiCall({
      eventSource: "wafv2.amazonaws.com",
      eventName: "DeleteWebACL",
    }),
    "a database's ACL": apiCall({
      eventSource: "memorydb.amazonaws.com",
      eventName: "CreateACL",
    }),
  },
};
