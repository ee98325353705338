import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const asked = "requestParameters.ipPermissions.items[*]";
const made = "responseElements.securityGroupRuleSet.items[*]";
const edited =
  "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule";

/**
 * The same as security-group-opened-low-port, for every IPv6 address: a rule of its own, for one
 * pattern has room for three fields of lists. The request's short form knows IPv4 only.
 */
export const securityGroupOpenedIpv6: Rule = {
  id: "security-group-opened-ipv6",
  title: "SSH or every port was opened to the internet over IPv6",
  description:
    "A security group now lets every IPv6 address reach SSH or everything on its instances. Who looks at IPv4 only does not see it.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventName").equals("AuthorizeSecurityGroupIngress"),
      field(`${made}.cidrIpv6`).equals("::/0"),
      anyOf(
        field(`${asked}.fromPort`).is("<=", 22),
        field(`${asked}.ipProtocol`).equals("-1"),
      ),
    ),
    allOf(
      field("eventName").equals("ModifySecurityGroupRules"),
      field(`${edited}.CidrIpv6`).equals("::/0"),
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
        securityGroupRuleSet: { items: [{ cidrIpv6: "::/0" }] },
      },
    }),
    "every protocol, which has no port": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: { ipPermissions: { items: [{ ipProtocol: "-1" }] } },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv6: "::/0" }] },
      },
    }),
    "a rule is edited in the console": apiCall({
      eventName: "ModifySecurityGroupRules",
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          SecurityGroupRule: {
            SecurityGroupRule: { CidrIpv6: "::/0", FromPort: 22 },
          },
        },
      },
    }),
    "an attempt to edit a rule": apiCall({
      eventName: "ModifySecurityGroupRules",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          SecurityGroupRule: {
            SecurityGroupRule: { CidrIpv6: "::/0", FromPort: -1 },
          },
        },
      },
    }),
  },
  ignores: {
    "SSH for one network": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv6: "2001:db8::/32" }] },
      },
    }),
    "a website for everyone": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 443 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv6: "::/0" }] },
      },
    }),
    "the way out": apiCall({
      eventName: "AuthorizeSecurityGroupEgress",
      requestParameters: { ipPermissions: { items: [{ ipProtocol: "-1" }] } },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv6: "::/0" }] },
      },
    }),
    "SSH for every IPv4 address, which security-group-opened-low-port reports":
      apiCall({
        eventName: "AuthorizeSecurityGroupIngress",
        requestParameters: {
          ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22 }] },
        },
        responseElements: {
          securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
        },
      }),
  },
};
