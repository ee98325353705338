import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const from = field("requestParameters.portRange.from");

/** A subnet's ACL lets everyone in on every protocol, on SSH or lower, or on Remote Desktop. Protocol -1 is all of them. */
export const networkAclOpened: Rule = {
  id: "network-acl-opened",
  title: "A network ACL lets the whole internet in",
  description:
    "An entry that allows everyone takes the subnet's outer wall away: what stays is each instance's security group.",
  severity: "medium",
  pattern: allOf(
    field("eventName").equals(
      "CreateNetworkAclEntry",
      "ReplaceNetworkAclEntry",
    ),
    field("requestParameters.ruleAction").equals("allow"),
    field("requestParameters.egress").isFalse(),
    anyOf(
      field("requestParameters.cidrBlock").equals("0.0.0.0/0"),
      field("requestParameters.ipv6CidrBlock").equals("::/0"),
    ),
    anyOf(
      field("requestParameters.aclProtocol").equals("-1"),
      from.is("<=", 22),
      from.is("=", 3389),
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007"],
  falsePositives: [
    "A public subnet being built, whose ACL allows all and leaves the rest to security groups.",
  ],
  runbook: [
    "What does the ACL say? aws ec2 describe-network-acls --network-acl-ids ACL: which subnets, and was the entry there before?",
    "Take it out: aws ec2 delete-network-acl-entry --network-acl-id ACL --rule-number N --ingress.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateNetworkAclEntry (or ReplaceNetworkAclEntry).",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look for security groups opened by the same caller.",
  ],
  matches: {
    "everyone, on every protocol": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: {
        networkAclId: "acl-0123456789abcdef0",
        ruleNumber: 100,
        ruleAction: "allow",
        egress: false,
        aclProtocol: "-1",
        cidrBlock: "0.0.0.0/0",
      },
    }),
    "every IPv6 address, on SSH": apiCall({
      eventName: "ReplaceNetworkAclEntry",
      requestParameters: {
        ruleAction: "allow",
        egress: false,
        aclProtocol: "6",
        ipv6CidrBlock: "::/0",
        portRange: { from: 22, to: 22 },
      },
    }),
    "an attempt on Remote Desktop": apiCall({
      eventName: "CreateNetworkAclEntry",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        ruleAction: "allow",
        egress: false,
        aclProtocol: "6",
        cidrBlock: "0.0.0.0/0",
        portRange: { from: 3389, to: 3389 },
      },
    }),
  },
  ignores: {
    "everyone is let out": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: {
        ruleAction: "allow",
        egress: true,
        aclProtocol: "-1",
        cidrBlock: "0.0.0.0/0",
      },
    }),
    "everyone is kept out": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: {
        ruleAction: "deny",
        egress: false,
        aclProtocol: "-1",
        cidrBlock: "0.0.0.0/0",
      },
    }),
    "one network": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: {
        ruleAction: "allow",
        egress: false,
        aclProtocol: "-1",
        cidrBlock: "192.0.2.0/24",
      },
    }),
    "the answers to connections from inside": apiCall({
      eventName: "CreateNetworkAclEntry",
      requestParameters: {
        ruleAction: "allow",
        egress: false,
        aclProtocol: "6",
        cidrBlock: "0.0.0.0/0",
        portRange: { from: 1024, to: 65535 },
      },
    }),
  },
};
