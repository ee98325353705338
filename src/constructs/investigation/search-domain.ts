import { OpensearchDomain } from "@cdktf/provider-aws/lib/opensearch-domain";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption-key";
import { Environment } from "../environment";
import { policyDocument, type PolicyStatement } from "../policy-document";
import type { Delivery, SearchDestination } from "./search-destination";

/** About 30 dollars a month for the smallest server, and a tenth of a dollar for each GB of its disk. */
export interface SearchDomainProps {
  /** 3 to 28 lower-case letters, digits and `-`, beginning with a letter. */
  readonly name: string;
  /** Who may search: ARNs of roles and users of the account. */
  readonly readers: readonly [string, ...string[]];
  /** @default "t3.small.search" */
  readonly instanceType?: `${string}.search`;
  /**
   * How many servers hold the data, in as many zones.
   * @default 1, because the bucket has everything as well
   */
  readonly instanceCount?: 1 | 2 | 3;
  /** GB of disk for each server. @default 50 */
  readonly volumeSize?: number;
  /** @default - encrypted with a key of OpenSearch Service */
  readonly encryption?: EncryptionKey;
}

/**
 * An OpenSearch domain. Its address can be reached from the internet; it answers nobody but who
 * signs requests as one of the readers.
 *
 * Indexes are never deleted by themselves: let an Index State Management policy do that, which only
 * OpenSearch itself can be told.
 */
export class SearchDomain extends Construct implements SearchDestination {
  readonly arn: string;
  readonly endpoint: string;
  readonly ready: readonly [OpensearchDomain];
  readonly #writers: string[] = [];

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { name, readers, encryption, instanceCount = 1 } = props;
    const contents = `${Environment.of(this).arn("es", `domain/${name}`)}/*`;
    const domain = new OpensearchDomain(this, "domain", {
      domainName: name,
      engineVersion: "OpenSearch_2.19",
      clusterConfig: {
        instanceType: props.instanceType ?? "t3.small.search",
        instanceCount,
        ...(instanceCount > 1 && {
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: instanceCount },
        }),
      },
      ebsOptions: {
        ebsEnabled: true,
        volumeType: "gp3",
        volumeSize: props.volumeSize ?? 50,
      },
      encryptAtRest: {
        enabled: true,
        ...(encryption && { kmsKeyId: encryption.arn }),
      },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
      },
      accessPolicies: Lazy.stringValue({
        produce: () =>
          policyDocument([
            {
              Sid: "Search",
              Effect: "Allow",
              Principal: { AWS: readers },
              // A search is a POST, too.
              Action: ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"],
              Resource: contents,
            },
            ...this.#writers.map((writer): PolicyStatement => ({
              Sid: "Write",
              Effect: "Allow",
              Principal: { AWS: writer },
              Action: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"],
              Resource: contents,
            })),
          ]),
      }),
    });
    this.arn = domain.arn;
    this.endpoint = domain.endpoint;
    this.ready = [domain];
  }

  /** @throws Error for a second writer */
  admitWriter(roleArn: string): void {
    if (this.#writers.length > 0) {
      throw new Error(
        `the domain "${this.node.path}" has a writer already: expected one forwarding for each domain`,
      );
    }
    this.#writers.push(roleArn);
  }

  /** @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-es */
  writeStatements(indexName: string): readonly PolicyStatement[] {
    const readable = [
      "_all/_settings",
      "_cluster/stats",
      `${indexName}*/_mapping/*`,
      "_nodes",
      "_nodes/stats",
      "_nodes/*/stats",
      "_stats",
      `${indexName}*/_stats`,
    ];
    return [
      {
        Sid: "FindDomain",
        Effect: "Allow",
        Action: [
          "es:DescribeDomain",
          "es:DescribeDomains",
          "es:DescribeDomainConfig",
        ],
        Resource: this.arn,
      },
      {
        Sid: "WriteDocuments",
        Effect: "Allow",
        Action: ["es:ESHttpPost", "es:ESHttpPut"],
        Resource: [this.arn, `${this.arn}/*`],
      },
      {
        Sid: "LookAtIndexes",
        Effect: "Allow",
        Action: "es:ESHttpGet",
        Resource: readable.map((path) => `${this.arn}/${path}`),
      },
    ];
  }

  streamConfig(delivery: Delivery) {
    return {
      destination: "opensearch",
      opensearchConfiguration: {
        ...delivery,
        domainArn: this.arn,
        indexRotationPeriod: "OneDay",
      },
    };
  }
}
