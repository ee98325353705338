import type { Construct } from "constructs";
import { Bucket, type BucketProps } from "../bucket";
import type { PolicyStatement } from "../policy-document";

export interface ResultsBucketProps extends Pick<
  BucketProps,
  "name" | "forceDestroy" | "encryption"
> {
  /** Days that an answer is kept. @default 30 */
  readonly expireAfter?: number;
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
  }

  /** Nobody but who may by a policy of their own. */
  protected override statements(): readonly PolicyStatement[] {
    return [];
  }
}
