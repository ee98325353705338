import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key";
import { Environment } from "./environment";
import type { RetentionDays, RetentionVariable } from "./retention";

declare const streamsOf: unique symbol;

/**
 * The ARN of all streams of a log group, which ends in `:*`. CloudTrail takes no other form, and
 * refuses or ignores `/*`; only {@link LogGroup} makes one.
 */
export type LogStreamsArn = string & { readonly [streamsOf]: LogGroup };

export interface LogGroupProps {
  /** Such as `/trailwire/cloudtrail`. */
  readonly name: string;
  /**
   * How long events are kept.
   * @default 365, what AWS Security Hub CloudWatch.16 demands at least
   */
  readonly retention?: RetentionDays | RetentionVariable | "forever";
  /** @default - encrypted by CloudWatch Logs with a key of its own */
  readonly encryption?: EncryptionKey;
  /**
   * Names this group in the policy of its key, where groups of the same construct id share one.
   * @default - the construct's id
   */
  readonly grantName?: string;
}

/** A log group that a trail delivers to and metric filters read. */
export class LogGroup extends Construct {
  readonly arn: string;
  /** The name as a reference to the log group, so that what uses it comes after it. */
  readonly name: string;
  readonly streamsArn: LogStreamsArn;
  #filters = 0;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    props.encryption?.allow(encryptStatement(this, props));
    const retention = retentionInDays(props.retention ?? 365);
    const group = new CloudwatchLogGroup(this, "log_group", {
      name: props.name,
      ...(retention !== undefined && { retentionInDays: retention }),
      ...(props.encryption && { kmsKeyId: props.encryption.arn }),
    });
    this.arn = group.arn;
    this.name = group.name;
    // The one place that makes the type, right where the text that it promises is built.
    this.streamsArn = `${group.arn}:*` as LogStreamsArn;
  }

  /**
   * Counts a metric filter against the quota, which AWS does not raise.
   * @throws Error at the 101st filter
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
   */
  countFilter(): void {
    this.#filters += 1;
    if (this.#filters > 100) {
      throw new Error(
        `the log group "${this.node.path}" has more than 100 metric filters: expected at most the 100 that CloudWatch Logs allows, leave out rules or packs`,
      );
    }
  }
}

function retentionInDays(
  retention: RetentionDays | RetentionVariable | "forever",
): number | undefined {
  if (retention === "forever") return undefined;
  return typeof retention === "number" ? retention : retention.days;
}

/**
 * Lets CloudWatch Logs use the key for this log group and no other.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function encryptStatement(
  group: LogGroup,
  { name, grantName = group.node.id }: LogGroupProps,
) {
  const environment = Environment.of(group);
  return {
    Sid: `LogGroup${pascalCase(grantName)}`,
    Effect: "Allow",
    Principal: {
      Service: `logs.${environment.region}.${environment.dnsSuffix}`,
    },
    Action: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncrypt*",
      "kms:GenerateDataKey*",
      "kms:Describe*",
    ],
    Resource: "*",
    Condition: {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn": environment.arn(
          "logs",
          `log-group:${name}`,
        ),
      },
    },
  } as const;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}
