import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { LogGroup } from "./log-group";
import { policyDocument } from "./policy-document";
import { serviceRole } from "./service-role";
import type { TrailIdentity } from "./trail-identity";

export interface DeliveryRoleProps {
  /** Where the role may write. */
  readonly logGroup: LogGroup;
  /** The trail whose log streams the role may write. `any-trail` lets it write every stream of the log group. */
  readonly writer: TrailIdentity | "any-trail";
  /** The role's name, up to 64 characters. */
  readonly name: string;
  /** @default - the role's name */
  readonly policyName?: string;
  /**
   * Whether CloudTrail may take the role for this trail only. AWS's own trust policy has no such
   * condition and does not say that CloudTrail fills it in; where it does not, creating the trail
   * fails with `InvalidCloudWatchLogsRoleArnException`. Try it in your account first.
   * @default false
   */
  readonly restrictTrust?: boolean;
}

/**
 * The role in which CloudTrail writes to the log group, and can do nothing else.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class DeliveryRole extends Construct {
  readonly arn: string;
  readonly logGroup: LogGroup;
  readonly writer: TrailIdentity | "any-trail";
  /** What the trail must wait for: CloudTrail tries the role out when the trail is made. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DeliveryRoleProps) {
    super(scope, id);
    const { logGroup, writer } = props;
    this.logGroup = logGroup;
    this.writer = writer;
    const role = serviceRole(this, "role", {
      name: props.name,
      service: "cloudtrail.amazonaws.com",
      ...(props.restrictTrust && { condition: onlyFor(this, writer) }),
    });
    this.arn = role.arn;
    this.policy = new IamRolePolicy(this, "policy", {
      name: props.policyName ?? props.name,
      role: role.id,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: streams(logGroup, writer),
        },
      ]),
    });
  }
}

function streams(logGroup: LogGroup, writer: TrailIdentity | "any-trail") {
  if (writer === "any-trail") return logGroup.streamsArn;
  return writer.logStreamPrefixes.map(
    (prefix) => `${logGroup.arn}:log-stream:${prefix}*`,
  );
}

function onlyFor(role: DeliveryRole, writer: TrailIdentity | "any-trail") {
  if (writer === "any-trail") {
    throw new Error(
      `the role "${role.node.path}" has restrictTrust for "any-trail": expected the TrailIdentity that it is restricted to`,
    );
  }
  return {
    StringEquals: {
      "aws:SourceArn": writer.arn,
      "aws:SourceAccount": writer.account,
    },
  };
}
