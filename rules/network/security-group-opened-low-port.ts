import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const asked = "requestParameters.ipPermissions.items[*]";
const made = "responseElements.securityGroupRuleSet.items[*]";
const edited =
  "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule";

/**
 * A range that begins at or below SSH's port was opened to everyone: SSH, FTP, every port, or every
 * protocol, which is -1. Ports stand in the request; addresses there stand two arrays deep, so
 * the answer's are taken. Where the request names both directly, a failed attempt counts too.
 */
export const securityGroupOpenedLowPort: Rule = {
  id: "security-group-opened-low-port",
  title: "SSH or every port was opened to the internet",
  description:
    "A security group now lets the whole internet reach SSH or everything on its instances. Scanners find such a port within minutes.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventName").equals("AuthorizeSecurityGroupIngress"),
      anyOf(
        allOf(
          field(`${made}.cidrIpv4`).equals("0.0.0.0/0"),
          anyOf(
            field(`${asked}.fromPort`).is("<=", 22),
            field(`${asked}.ipProtocol`).equals("-1"),
          ),
        ),
        allOf(
          field("requestParameters.cidrIp").equals("0.0.0.0/0"),
          anyOf(
            field("requestParameters.fromPort").is("<=", 22),
            field("requestParameters.ipProtocol").equals("-1"),
          ),
        ),
      ),
    ),
    allOf(
      field("eventName").equals("ModifySecurityGroupRules"),
      field(`${edited}.CidrIpv4`).equals("0.0.0.0/0"),
      field(`${edited}.FromPort`).is("<=", 22),
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007", "T1190"],
  falsePositives: [
    "Ping opened to the world: ICMP's type stands where the port does.",
    "One call that opens the web to all and SSH to an office.",
    "A bastion or a honeypot that is public on purpose.",
  ],
  runbook: [
    "Which rule? aws ec2 describe-security-group-rules --filters Name=group-id,Values=GROUP.",
    "Close it now: aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE.",
    "Who is behind it? aws ec2 describe-network-interfaces --filters Name=group-id,Values=GROUP; those with a public address were reachable. Read their flow logs and log-ins.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "SSH for everyone": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
      },
    }),
    "every protocol, which has no port": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: { ipPermissions: { items: [{ ipProtocol: "-1" }] } },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
      },
    }),
    "a rule is edited in the console": apiCall({
      eventName: "ModifySecurityGroupRules",
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          SecurityGroupRule: {
            SecurityGroupRule: { CidrIpv4: "0.0.0.0/0", FromPort: 22 },
          },
        },
      },
    }),
    "an attempt": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: { cidrIp: "0.0.0.0/0", fromPort: 0, toPort: 65535 },
    }),
  },
  ignores: {
    "SSH for one network": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "192.0.2.0/24" }] },
      },
    }),
    "a website for everyone": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 443 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
      },
    }),
    "the way out": apiCall({
      eventName: "AuthorizeSecurityGroupEgress",
      requestParameters: { ipPermissions: { items: [{ ipProtocol: "-1" }] } },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
      },
    }),
    "SSH for everyone is closed": apiCall({
      eventName: "RevokeSecurityGroupIngress",
      requestParameters: { cidrIp: "0.0.0.0/0", fromPort: 22 },
    }),
  },
};
