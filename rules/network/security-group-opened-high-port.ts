import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const asked = "requestParameters.ipPermissions.items[*]";
const made = "responseElements.securityGroupRuleSet.items[*]";
const edited =
  "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule";

/**
 * A range that begins above the well-known ports was opened to everyone: databases, Remote
 * Desktop, Docker, Kubernetes, and whatever listens for an intruder.
 */
export const securityGroupOpenedHighPort: Rule = {
  id: "security-group-opened-high-port",
  title:
    "A database, Remote Desktop or other high port was opened to the internet",
  description:
    "Databases, Remote Desktop and admin consoles listen above port 1023. One that everyone reaches is guessed at, or read, within hours.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventName").equals("AuthorizeSecurityGroupIngress"),
      anyOf(
        allOf(
          anyOf(
            field(`${made}.cidrIpv4`).equals("0.0.0.0/0"),
            field(`${made}.cidrIpv6`).equals("::/0"),
          ),
          field(`${asked}.fromPort`).is(">=", 1024),
        ),
        allOf(
          field("requestParameters.cidrIp").equals("0.0.0.0/0"),
          field("requestParameters.fromPort").is(">=", 1024),
        ),
      ),
    ),
    allOf(
      field("eventName").equals("ModifySecurityGroupRules"),
      anyOf(
        field(`${edited}.CidrIpv4`).equals("0.0.0.0/0"),
        field(`${edited}.CidrIpv6`).equals("::/0"),
      ),
      field(`${edited}.FromPort`).is(">=", 1024),
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007", "T1190"],
  falsePositives: [
    "A website on port 8080 or 8443, a game or a VPN server.",
    "One call that opens the web to all and a database to a network.",
  ],
  runbook: [
    "Which rule? aws ec2 describe-security-group-rules --filters Name=group-id,Values=GROUP. 3306, 5432, 1433, 27017, 6379, 9200 and 3389 should never be open.",
    "Close it: aws ec2 revoke-security-group-ingress --group-id GROUP --security-group-rule-ids RULE.",
    "Who is behind it? aws ec2 describe-network-interfaces --filters Name=group-id,Values=GROUP; read the flow logs of those with a public address.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a database for everyone": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 5432 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
      },
    }),
    "Remote Desktop, edited in the console": apiCall({
      eventName: "ModifySecurityGroupRules",
      requestParameters: {
        ModifySecurityGroupRulesRequest: {
          SecurityGroupRule: {
            SecurityGroupRule: { CidrIpv6: "::/0", FromPort: 3389 },
          },
        },
      },
    }),
    "an attempt": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: { cidrIp: "0.0.0.0/0", fromPort: 3306, toPort: 3306 },
    }),
  },
  ignores: {
    "a database for one network": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 5432 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "192.0.2.0/24" }] },
      },
    }),
    "a database for another group": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 5432 }] },
      },
      responseElements: {
        securityGroupRuleSet: {
          items: [{ referencedGroupId: "sg-0123456789abcdef0" }],
        },
      },
    }),
    "SSH for everyone, which security-group-opened-low-port reports": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 22 }] },
      },
      responseElements: {
        securityGroupRuleSet: { items: [{ cidrIpv4: "0.0.0.0/0" }] },
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
  },
};
