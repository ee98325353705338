import { textAt, valueAt } from "../../cloudtrail/text-at";
import type { IngressRule } from "./ingress-rule";

/** What an event has added to a security group. */
export interface AddedIngress {
  /** Missing where the record names the group by its name only. */
  readonly group: string | undefined;
  readonly rules: readonly IngressRule[];
}

/**
 * Reads what AuthorizeSecurityGroupIngress or ModifySecurityGroupRules has added: from AWS's answer,
 * which has the rules' ids; in records without it, from the request.
 */
export function addedIngress(detail: unknown): AddedIngress {
  const answered = itemsAt(detail, "responseElements.securityGroupRuleSet");
  const [first] = answered;
  if (first !== undefined) {
    return {
      group: textAt(first, "groupId"),
      rules: answered.map((rule) =>
        readRule(rule, {
          id: "securityGroupRuleId",
          protocol: "ipProtocol",
          from: "fromPort",
          to: "toPort",
          cidrs: ["cidrIpv4", "cidrIpv6"],
        }),
      ),
    };
  }
  const request = valueAt(detail, "requestParameters");
  const change = valueAt(request, "ModifySecurityGroupRulesRequest");
  return change === undefined
    ? { group: textAt(request, "groupId"), rules: permissions(request) }
    : { group: textAt(change, "GroupId"), rules: changes(change) };
}

function changes(change: unknown): readonly IngressRule[] {
  return listOf(valueAt(change, "SecurityGroupRule")).map((entry) =>
    readRule(entry, {
      id: "SecurityGroupRuleId",
      protocol: "SecurityGroupRule.IpProtocol",
      from: "SecurityGroupRule.FromPort",
      to: "SecurityGroupRule.ToPort",
      cidrs: ["SecurityGroupRule.CidrIpv4", "SecurityGroupRule.CidrIpv6"],
    }),
  );
}

/** A request has a list of permissions with ranges in each, or one permission as it is. */
function permissions(request: unknown): readonly IngressRule[] {
  return [request, ...itemsAt(request, "ipPermissions")].flatMap(
    (permission) => {
      const ranges = [
        permission,
        ...itemsAt(permission, "ipRanges"),
        ...itemsAt(permission, "ipv6Ranges"),
      ];
      return ranges
        .flatMap(
          (range) => textAt(range, "cidrIp") ?? textAt(range, "cidrIpv6") ?? [],
        )
        .map((cidr) => ({
          ...readRule(permission, {
            protocol: "ipProtocol",
            from: "fromPort",
            to: "toPort",
            cidrs: [],
          }),
          cidr,
        }));
    },
  );
}

interface Paths {
  readonly id?: string;
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  readonly cidrs: readonly string[];
}

function readRule(entry: unknown, paths: Paths): IngressRule {
  return {
    id: paths.id && textAt(entry, paths.id),
    protocol: String(valueAt(entry, paths.protocol) ?? "-1"),
    from: portOf(valueAt(entry, paths.from)),
    to: portOf(valueAt(entry, paths.to)),
    cidr: paths.cidrs.map((path) => textAt(entry, path)).find(Boolean) ?? "",
  };
}

/** Records have ports as numbers or texts; without one, all are meant. */
function portOf(value: unknown): number {
  return typeof value === "number" || typeof value === "string"
    ? Number(value)
    : -1;
}

/** EC2's lists: `{ "items": […] }`. */
function itemsAt(value: unknown, path: string): readonly unknown[] {
  return listOf(valueAt(value, `${path}.items`));
}

/** A list with one entry may be the entry itself. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
