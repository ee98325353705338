import { addedIngress } from "../../../src/runtime/response/added-ingress";
import {
  inWords,
  isOpenDoor,
} from "../../../src/runtime/response/ingress-rule";

/** A record's list of permissions, as EC2 writes it. */
const authorize = (permission: object) => ({
  requestParameters: {
    groupId: "sg-1",
    ipPermissions: { items: [permission] },
  },
});
const tcp = (fromPort: unknown, toPort: unknown, cidrIp: string) =>
  authorize({
    ipProtocol: "tcp",
    fromPort,
    toPort,
    ipRanges: { items: [{ cidrIp }] },
    ipv6Ranges: {},
  });
const modify = (SecurityGroupRule: unknown) => ({
  requestParameters: {
    ModifySecurityGroupRulesRequest: { GroupId: "sg-1", SecurityGroupRule },
  },
});
const changed = (rule: object) => ({
  SecurityGroupRuleId: "sgr-1",
  SecurityGroupRule: rule,
});
const answered = (...items: readonly object[]) => ({
  requestParameters: { groupName: "default" },
  responseElements: { securityGroupRuleSet: { items } },
});

/** What of an event's rules opens SSH or RDP to the world. */
const opened = (detail: unknown) =>
  addedIngress(detail).rules.filter(isOpenDoor).map(inWords);

test.each([
  ["SSH", tcp(22, 22, "0.0.0.0/0"), "tcp 22-22 from 0.0.0.0/0"],
  [
    "RDP, ports as texts",
    tcp("3389", "3389", "0.0.0.0/0"),
    "tcp 3389-3389 from 0.0.0.0/0",
  ],
  [
    "a range of ports around SSH",
    tcp(0, 1024, "0.0.0.0/0"),
    "tcp 0-1024 from 0.0.0.0/0",
  ],
  ["all ports", tcp(-1, -1, "0.0.0.0/0"), "tcp all ports from 0.0.0.0/0"],
  [
    "half of all addresses",
    tcp(22, 22, "128.0.0.0/1"),
    "tcp 22-22 from 128.0.0.0/1",
  ],
  [
    "IPv6",
    authorize({
      ipProtocol: "6",
      fromPort: 22,
      toPort: 22,
      ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] },
    }),
    "tcp 22-22 from ::/0",
  ],
  [
    "all traffic",
    authorize({
      ipProtocol: "-1",
      ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] },
    }),
    "everything from 0.0.0.0/0",
  ],
  [
    "a request without a list",
    {
      requestParameters: {
        groupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIp: "0.0.0.0/0",
      },
    },
    "tcp 22-22 from 0.0.0.0/0",
  ],
  [
    "a changed rule",
    modify(
      changed({
        IpProtocol: "tcp",
        FromPort: 22,
        ToPort: 22,
        CidrIpv4: "0.0.0.0/0",
      }),
    ),
    "tcp 22-22 from 0.0.0.0/0",
  ],
  [
    "one of several changed rules",
    modify([
      changed({ IpProtocol: "udp", CidrIpv4: "0.0.0.0/0" }),
      changed({ IpProtocol: "-1", CidrIpv6: "::/0" }),
    ]),
    "everything from ::/0",
  ],
  [
    "AWS's answer",
    answered({
      groupId: "sg-1",
      securityGroupRuleId: "sgr-1",
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrIpv6: "::/0",
    }),
    "tcp 22-22 from ::/0",
  ],
])("%s is open to the world", (_, detail, words) => {
  expect(opened(detail)).toEqual([words]);
});

test.each([
  ["HTTPS", tcp(443, 443, "0.0.0.0/0")],
  ["SSH from an office", tcp(22, 22, "192.0.2.0/24")],
  ["SSH from a quarter of all addresses", tcp(22, 22, "64.0.0.0/2")],
  ["ports between SSH and RDP", tcp(23, 3388, "0.0.0.0/0")],
  [
    "UDP",
    authorize({
      ipProtocol: "udp",
      fromPort: 22,
      toPort: 22,
      ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] },
    }),
  ],
  [
    "another group",
    authorize({
      ipProtocol: "-1",
      groups: { items: [{ groupId: "sg-2" }] },
      ipRanges: {},
    }),
  ],
  [
    "a prefix list",
    modify(changed({ IpProtocol: "-1", PrefixListId: "pl-1" })),
  ],
  ["a description", modify(changed({ Description: "SSH" }))],
  ["nothing", {}],
])("%s is not", (_, detail) => {
  expect(opened(detail)).toEqual([]);
});

test("AWS's answer tells the group and the rules' ids, which the request may not", () => {
  expect(
    addedIngress(
      answered({
        groupId: "sg-9",
        securityGroupRuleId: "sgr-9",
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIpv4: "0.0.0.0/0",
      }),
    ),
  ).toEqual({
    group: "sg-9",
    rules: [
      { id: "sgr-9", protocol: "tcp", from: 22, to: 22, cidr: "0.0.0.0/0" },
    ],
  });
});
