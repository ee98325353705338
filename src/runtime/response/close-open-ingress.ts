import {
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import { addedIngress } from "./added-ingress";
import {
  inWords,
  type IngressRule,
  isOpenDoor,
  isSameTraffic,
} from "./ingress-rule";
import { type Occasion, regionalArn } from "./occasion";
import {
  CannotMendError,
  type Condition,
  type Response,
  type State,
} from "./response";

/** The most that EC2 tells at once; a security group has at most a thousand rules. */
const PAGE = 1000;

/**
 * Revokes the rule that has just opened SSH or RDP to the world, and no other of its group.
 *
 * A rule that was changed is revoked whole: the event does not say what it was before.
 *
 * @param ec2 the client for the group's region
 */
export function closeOpenIngress(ec2: (region: string) => EC2Client): Response {
  return {
    concerns: (occasion) => {
      const { group, rules } = addedIngress(occasion.detail);
      const open = rules.filter(isOpenDoor);
      return open.length === 0
        ? []
        : [
            {
              about: group ?? "a security group without an id",
              look: () => {
                if (group) {
                  return look(ec2(occasion.region), occasion, group, open);
                }
                throw new CannotMendError(
                  "the event does not have the security group's id",
                );
              },
            },
          ];
    },
  };
}

async function look(
  client: EC2Client,
  occasion: Occasion,
  GroupId: string,
  added: readonly IngressRule[],
): Promise<Condition> {
  const { SecurityGroupRules = [] } = await client.send(
    new DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: "group-id", Values: [GroupId] }],
      MaxResults: PAGE,
    }),
  );
  const open = SecurityGroupRules.filter(({ IsEgress }) => !IsEgress)
    .map(asIngressRule)
    // Asked of the rule as it is now: it may have been narrowed since.
    .filter(isOpenDoor)
    .filter((rule) =>
      added.some((one) =>
        one.id === undefined ? isSameTraffic(one, rule) : one.id === rule.id,
      ),
    );
  const ids = open.flatMap(({ id }) => id ?? []);
  const state = (valueOf: (rule: IngressRule) => string): State =>
    Object.fromEntries(open.map((rule) => [rule.id ?? "", valueOf(rule)]));
  return {
    resource: regionalArn(occasion, "ec2", `security-group/${GroupId}`),
    before: state(inWords),
    wanted: state(() => "revoked"),
    mend: async () => {
      await client.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId,
          SecurityGroupRuleIds: ids,
        }),
      );
    },
  };
}

function asIngressRule(rule: SecurityGroupRule): IngressRule {
  return {
    id: rule.SecurityGroupRuleId,
    protocol: rule.IpProtocol ?? "-1",
    from: rule.FromPort ?? -1,
    to: rule.ToPort ?? -1,
    cidr: rule.CidrIpv4 ?? rule.CidrIpv6 ?? "",
  };
}
