import type { Construct } from "constructs";
import type { AccessLogBucket } from "../access-log-bucket";
import { Bucket, type BucketProps } from "../bucket";
import type { PolicyStatement } from "../policy-document";

export interface ResultsBucketProps extends Pick<
  BucketProps,
  "name" | "forceDestroy" | "encryption"
> {
  /** Days that an answer is kept. @default 30 */
  readonly expireAfter?: number;
  /** Records who asked for what, under `results/`. @default - requests are not recorded */
  readonly accessLogs?: AccessLogBucket;
}

/** Keeps for a while what can be asked again: answers of queries, documents that were refused. */
export class ResultsBucket extends Bucket {
  constructor(scope: Construct, id: string, props: ResultsBucketProps) {
    super(scope, id, {
      ...props,
      lifecycle: {
        expireAfter: props.expireAfter ?? 30,
        // A deleted answer holds what a log file holds, and has no reason to stay.
        expireNoncurrentAfter: 1,
      },
    });
    props.accessLogs?.recordRequests(this, props.name, "results/");
  }

  /** Nobody but who may by a policy of their own. */
  protected override statements(): readonly PolicyStatement[] {
    return [];
  }
}
