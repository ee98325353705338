import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
} from "@aws-sdk/client-ec2";
import { call, type ResponseCase } from "./case";
import { account, type ResponseClients } from "./clients";

const innocent = ["tcp 22 192.0.2.0/24", "tcp 443 0.0.0.0/0"];

/** Security groups that were opened to the world. */
export const ingressCases: readonly ResponseCase[] = [
  {
    title: "SSH and everything, opened together, by the ids of AWS's answer",
    response: "close-open-ingress",
    bad: ["-1 -1 ::/0", "tcp 22 0.0.0.0/0", ...innocent, "tcp 8080 0.0.0.0/0"],
    good: [...innocent, "tcp 8080 0.0.0.0/0"],
    make: async (clients, name) => {
      const { GroupId, rules, resource } = await group(
        clients,
        name,
        tcp(22, "0.0.0.0/0"),
        { IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
        tcp(8080, "0.0.0.0/0"),
      );
      return {
        ...call("ec2", "AuthorizeSecurityGroupIngress", {
          requestParameters: { groupId: GroupId },
          responseElements: {
            _return: true,
            securityGroupRuleSet: {
              items: rules.map((rule) => ({
                groupId: GroupId,
                securityGroupRuleId: rule.SecurityGroupRuleId,
                isEgress: false,
                ipProtocol: rule.IpProtocol,
                fromPort: rule.FromPort,
                toPort: rule.ToPort,
                cidrIpv4: rule.CidrIpv4,
                cidrIpv6: rule.CidrIpv6,
              })),
            },
          },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
  {
    title: "RDP within a range of ports, by an older record's request",
    response: "close-open-ingress",
    bad: ["tcp 22 192.0.2.0/24", "tcp 3000 ::/0", "tcp 443 0.0.0.0/0"],
    good: innocent,
    make: async (clients, name) => {
      const { GroupId, resource } = await group(clients, name, {
        IpProtocol: "tcp",
        FromPort: 3000,
        ToPort: 4000,
        Ipv6Ranges: [{ CidrIpv6: "::/0" }],
      });
      return {
        ...call("ec2", "AuthorizeSecurityGroupIngress", {
          requestParameters: {
            groupId: GroupId,
            ipPermissions: {
              items: [
                {
                  ipProtocol: "tcp",
                  fromPort: 3000,
                  toPort: 4000,
                  groups: {},
                  ipRanges: {},
                  ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] },
                  prefixListIds: {},
                },
              ],
            },
          },
          responseElements: { _return: true },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
  {
    title: "the office's SSH, changed to everybody's",
    response: "close-open-ingress",
    bad: ["tcp 22 0.0.0.0/0", "tcp 443 0.0.0.0/0"],
    good: ["tcp 443 0.0.0.0/0"],
    make: async (clients, name) => {
      const { GroupId, before, resource } = await group(clients, name);
      const office = before.find(({ FromPort }) => FromPort === 22);
      const change = {
        SecurityGroupRuleId: office?.SecurityGroupRuleId,
        SecurityGroupRule: {
          IpProtocol: "tcp",
          FromPort: 22,
          ToPort: 22,
          CidrIpv4: "0.0.0.0/0",
        },
      };
      await clients.ec2.send(
        new ModifySecurityGroupRulesCommand({
          GroupId,
          SecurityGroupRules: [change],
        }),
      );
      return {
        ...call("ec2", "ModifySecurityGroupRules", {
          requestParameters: {
            ModifySecurityGroupRulesRequest: {
              GroupId,
              SecurityGroupRule: { ...change, tag: 1 },
            },
          },
          responseElements: {
            ModifySecurityGroupRulesResponse: { return: true },
          },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
];

async function rulesOf(ec2: EC2Client, GroupId: string) {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: "group-id", Values: [GroupId] }],
    }),
  );
  return SecurityGroupRules.filter(({ IsEgress }) => !IsEgress);
}

/** What a group lets in, in short. */
async function ingress({ ec2 }: ResponseClients, GroupId: string) {
  return (await rulesOf(ec2, GroupId))
    .map(({ IpProtocol, FromPort, CidrIpv4, CidrIpv6 }) =>
      [IpProtocol, FromPort, CidrIpv4 ?? CidrIpv6].join(" "),
    )
    .sort();
}

/** A group that lets in HTTPS and a thing of the office, and then what is added in one call. */
async function group(
  { ec2 }: ResponseClients,
  GroupName: string,
  ...added: readonly IpPermission[]
) {
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: "A group" }),
  );
  const authorize = (IpPermissions: IpPermission[]) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
    );
  await authorize([tcp(443, "0.0.0.0/0"), tcp(22, "192.0.2.0/24")]);
  const before = await rulesOf(ec2, GroupId);
  if (added.length > 0) await authorize([...added]);
  // The emulator answers with the last of them only.
  const known = before.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
  const rules = (await rulesOf(ec2, GroupId)).filter(
    ({ SecurityGroupRuleId }) => !known.includes(SecurityGroupRuleId),
  );
  return {
    GroupId,
    before,
    rules,
    resource: `arn:aws:ec2:us-east-1:${account}:security-group/${GroupId}`,
  };
}

function tcp(port: number, CidrIp: string): IpPermission {
  return {
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp }],
  };
}
