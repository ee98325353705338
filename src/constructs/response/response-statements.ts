import type { Construct } from "constructs";
import {
  type Reach,
  type ResponseName,
  responses,
} from "../../runtime/response/contract";
import { Environment } from "../environment";
import type { PolicyStatement } from "../policy-document";

/**
 * What the code of a response calls, each on what it must reach: in every region, because a bus may
 * have the events of others, and in no other account.
 */
export function responseStatements(
  scope: Construct,
  response: ResponseName,
): readonly PolicyStatement[] {
  const { calls } = responses[response];
  const reaches = [...new Set(calls.map(({ on }) => on))];
  return reaches.map((reach) => ({
    ...reachable(scope)[reach],
    Effect: "Allow",
    Action: calls
      .filter(({ on }) => on === reach)
      .map(({ call, action = call }) => action),
  }));
}

type Resources = Pick<PolicyStatement, "Sid" | "Resource" | "Condition">;

function reachable(scope: Construct): Readonly<Record<Reach, Resources>> {
  const { partition, account } = Environment.of(scope);
  const arn = (service: string, region: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  return {
    trails: { Sid: "Trails", Resource: arn("cloudtrail", "*", "trail/*") },
    buckets: {
      Sid: "Buckets",
      Resource: `arn:${partition}:s3:::*`,
      // The ARN of a bucket does not tell whose it is.
      Condition: { StringEquals: { "aws:ResourceAccount": account } },
    },
    "security-groups": {
      Sid: "SecurityGroups",
      Resource: [
        arn("ec2", "*", "security-group/*"),
        arn("ec2", "*", "security-group-rule/*"),
      ],
    },
    users: { Sid: "Users", Resource: arn("iam", "", "user/*") },
    roles: { Sid: "Roles", Resource: arn("iam", "", "role/*") },
    anything: { Sid: "WithoutResources", Resource: "*" },
  };
}
