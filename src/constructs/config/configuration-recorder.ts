import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { type ITerraformDependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import { Environment } from "../environment";
import type { ConfigBucket } from "./config-bucket";
import {
  type RecordingFrequency,
  recordingGroup,
  recordingMode,
  type RecordingScope,
  type ResourceType,
} from "./recording";

/**
 * Cost: $0.003 for each recorded change, or $0.012 for each changed resource and day when recorded
 * daily; a few dollars a month for a small account, hundreds where resources come and go.
 */
export interface ConfigurationRecorderProps {
  /** The recorder's name and the beginning of its rules' names, up to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /** Where the history goes. */
  readonly bucket: ConfigBucket;
  /** @default "all" */
  readonly scope?: RecordingScope;
  /** @default "continuous" */
  readonly frequency?: RecordingFrequency;
  /** The types that are recorded daily among continuous ones, or the other way round. @default - none */
  readonly exceptions?: readonly ResourceType[];
  /**
   * Whether the role of AWS Config is made. An account has one for all regions; where it exists
   * already, making it fails and `existing` is right.
   * @default "create"
   */
  readonly serviceLinkedRole?: "create" | "existing";
}

const ROLE = "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

/**
 * AWS Config in the stack's region: what resources look like, and looked like before.
 *
 * It records with AWS's own service-linked role, which may read configurations and nothing else,
 * and which Security Hub's control Config.1 asks for. An account has one recorder in a region.
 */
export class ConfigurationRecorder extends Construct {
  readonly name: string;
  /** What must wait until it records. */
  readonly started: ITerraformDependable;
  readonly #needed = new Set<ResourceType>();

  constructor(scope: Construct, id: string, props: ConfigurationRecorderProps) {
    super(scope, id);
    const { name, bucket, frequency = "continuous", exceptions = [] } = props;
    this.name = name;
    const recorder = new ConfigConfigurationRecorder(this, "recorder", {
      name,
      roleArn: this.#roleArn(props.serviceLinkedRole ?? "create"),
      recordingGroup: recordingGroup(
        props.scope ?? "all",
        Lazy.listValue({ produce: () => this.#neededByRules() }),
      ),
      recordingMode: recordingMode(frequency, exceptions),
    });
    const channel = new ConfigDeliveryChannel(this, "delivery_channel", {
      name,
      s3BucketName: bucket.id,
      ...(bucket.encryption && { s3KmsKeyArn: bucket.encryption.arn }),
      // AWS Config writes a test file to the bucket when the channel is made.
      dependsOn: [recorder, bucket.policy],
    });
    this.started = new ConfigConfigurationRecorderStatus(this, "status", {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }

  /** Says what a rule looks at, for the scope `needed-by-rules`. */
  need(types: readonly ResourceType[]): void {
    for (const type of types) this.#needed.add(type);
  }

  #neededByRules(): string[] {
    if (this.#needed.size > 0) return [...this.#needed].sort();
    throw new Error(
      `the recorder "${this.node.path}" records what its rules need, and they need nothing: expected a rule about a type of resource, or another scope`,
    );
  }

  #roleArn(role: "create" | "existing"): string {
    if (role === "create") {
      return new IamServiceLinkedRole(this, "service_linked_role", {
        awsServiceName: "config.amazonaws.com",
      }).arn;
    }
    const { partition, account } = Environment.of(this);
    return `arn:${partition}:iam::${account}:role/${ROLE}`;
  }
}
