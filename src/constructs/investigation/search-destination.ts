import type { KinesisFirehoseDeliveryStreamConfig } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import type { ITerraformDependable } from "cdktf";
import type { PolicyStatement } from "../policy-document";

/** What Firehose is told of every destination. */
export interface Delivery {
  readonly roleArn: string;
  readonly indexName: string;
  /** Seconds for which a refused document is tried again before it goes to the bucket. */
  readonly retryDuration: number;
  readonly bufferingInterval: number;
  readonly s3BackupMode: "FailedDocumentsOnly";
  readonly s3Configuration: {
    readonly roleArn: string;
    readonly bucketArn: string;
    readonly compressionFormat: "GZIP";
    readonly kmsKeyArn?: string;
  };
  readonly cloudwatchLoggingOptions: {
    readonly enabled: true;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** Where forwarded events can be searched: a domain of servers, or a serverless collection. */
export interface SearchDestination {
  /** Lets the role write, by whatever policy the destination itself has. */
  admitWriter(roleArn: string): void;
  /** What the role's own policy must allow. */
  writeStatements(indexName: string): readonly PolicyStatement[];
  /** The part of a Firehose stream that names the destination. */
  streamConfig(
    delivery: Delivery,
  ): Pick<
    KinesisFirehoseDeliveryStreamConfig,
    | "destination"
    | "opensearchConfiguration"
    | "opensearchserverlessConfiguration"
  >;
  /** What must be there before anything is written. */
  readonly ready: readonly ITerraformDependable[];
}
