import { OpensearchserverlessAccessPolicy } from "@cdktf/provider-aws/lib/opensearchserverless-access-policy";
import { OpensearchserverlessCollection } from "@cdktf/provider-aws/lib/opensearchserverless-collection";
import { OpensearchserverlessLifecyclePolicy } from "@cdktf/provider-aws/lib/opensearchserverless-lifecycle-policy";
import { OpensearchserverlessSecurityPolicy } from "@cdktf/provider-aws/lib/opensearchserverless-security-policy";
import { type ITerraformDependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption-key";
import { literal } from "../literal";
import type { PolicyStatement } from "../policy-document";
import type { Delivery, SearchDestination } from "./search-destination";

/** About 175 dollars a month without and 350 with standby replicas, whether it is used or not. */
export interface SearchCollectionProps {
  /** 3 to 32 lower-case letters, digits and `-`, beginning with a letter. */
  readonly name: string;
  /** Who may search: ARNs of roles and users of the account. */
  readonly readers: readonly [string, ...string[]];
  /** Days that events can be searched. @default 90 */
  readonly retention?: number;
  /**
   * Whether a second zone stands by.
   * @default false, because the bucket has everything as well
   */
  readonly standby?: boolean;
  /** @default - encrypted with a key of OpenSearch Serverless */
  readonly encryption?: EncryptionKey;
}

/**
 * A collection of time series in OpenSearch Serverless: no servers to look after, old events go by
 * themselves. Its address can be reached from the internet; it answers nobody but who signs requests
 * as one of the readers.
 */
export class SearchCollection extends Construct implements SearchDestination {
  readonly arn: string;
  readonly endpoint: string;
  readonly ready: readonly ITerraformDependable[];
  readonly #writers: string[] = [];

  constructor(scope: Construct, id: string, props: SearchCollectionProps) {
    super(scope, id);
    const { name, encryption, retention = 90, standby = false } = props;
    const collections = {
      ResourceType: "collection",
      Resource: [`collection/${name}`],
    };
    const indexes = { ResourceType: "index", Resource: [`index/${name}/*`] };
    const security = (type: "encryption" | "network", policy: unknown) =>
      new OpensearchserverlessSecurityPolicy(this, type, {
        name,
        type,
        policy: json(policy),
      });
    const access = new OpensearchserverlessAccessPolicy(this, "access", {
      name,
      type: "data",
      policy: Lazy.stringValue({
        produce: () =>
          json([
            {
              Description: "Search",
              Rules: [
                {
                  ...indexes,
                  Permission: ["aoss:DescribeIndex", "aoss:ReadDocument"],
                },
                {
                  ...collections,
                  Permission: ["aoss:DescribeCollectionItems"],
                },
              ],
              Principal: props.readers,
            },
            ...this.#writers.map((writer) => ({
              Description: "Write",
              Rules: [
                {
                  ...indexes,
                  Permission: [
                    "aoss:CreateIndex",
                    "aoss:DescribeIndex",
                    "aoss:UpdateIndex",
                    "aoss:WriteDocument",
                  ],
                },
              ],
              Principal: [writer],
            })),
          ]),
      }),
    });
    const lifecycle = new OpensearchserverlessLifecyclePolicy(
      this,
      "lifecycle",
      {
        name,
        type: "retention",
        policy: json({
          Rules: [{ ...indexes, MinIndexRetention: `${retention}d` }],
        }),
      },
    );
    const collection = new OpensearchserverlessCollection(this, "collection", {
      name,
      type: "TIMESERIES",
      standbyReplicas: standby ? "ENABLED" : "DISABLED",
      // It cannot be made without a key, and not be reached without a way.
      dependsOn: [
        security("encryption", {
          Rules: [collections],
          ...(encryption
            ? { AWSOwnedKey: false, KmsARN: encryption.arn }
            : { AWSOwnedKey: true }),
        }),
        security("network", [
          {
            Rules: [collections, { ...collections, ResourceType: "dashboard" }],
            AllowFromPublic: true,
          },
        ]),
      ],
    });
    this.arn = collection.arn;
    this.endpoint = collection.collectionEndpoint;
    this.ready = [collection, access, lifecycle];
  }

  admitWriter(roleArn: string): void {
    this.#writers.push(roleArn);
  }

  writeStatements(): readonly PolicyStatement[] {
    return [
      {
        Sid: "WriteDocuments",
        Effect: "Allow",
        Action: "aoss:APIAccessAll",
        Resource: this.arn,
      },
    ];
  }

  streamConfig(delivery: Delivery) {
    return {
      destination: "opensearchserverless",
      opensearchserverlessConfiguration: {
        ...delivery,
        collectionEndpoint: this.endpoint,
      },
    };
  }
}

function json(policy: unknown): string {
  return literal(JSON.stringify(policy));
}
