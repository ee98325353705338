import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { type ITerraformDependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import { Environment } from "./environment";
import { policyDocument, type PolicyStatement } from "./policy-document";

export interface EncryptionKeyProps {
  /** The key's name in the console, without `alias/`. */
  readonly alias: string;
  /** What the key protects. */
  readonly description: string;
  /**
   * Days between the order to delete the key and its end, 7 to 30, in which the order can be taken back.
   * @default 30
   */
  readonly deletionWindowInDays?: number;
}

/**
 * A customer managed KMS key with yearly rotation. Whatever is encrypted with it adds the grant
 * that it needs, so a topic cannot end up with a key that drops its alarms.
 */
export class EncryptionKey extends Construct {
  readonly arn: string;
  /** What is encrypted must go before it: nobody reads the rest without the key. */
  readonly resource: ITerraformDependable;
  readonly #statements: PolicyStatement[];

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { partition, account } = Environment.of(this);
    this.#statements = [
      {
        // Without it the account's own administrators lose the key for good.
        Sid: "AccountAdministration",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ];
    const key = new KmsKey(this, "key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: props.deletionWindowInDays ?? 30,
      policy: Lazy.stringValue({
        produce: () => policyDocument(this.#statements),
      }),
    });
    this.arn = key.arn;
    this.resource = key;
    new KmsAlias(this, "alias", {
      name: `alias/${props.alias}`,
      targetKeyId: key.keyId,
    });
  }

  /**
   * Adds statements to the key policy. They must name what they allow by known names: a reference
   * to a resource that uses the key would be a cycle. A statement that is there already is not repeated.
   * @throws Error when another statement has the same `Sid`
   */
  allow(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) {
      const same = this.#statements.find(({ Sid }) => Sid === statement.Sid);
      if (same === undefined) {
        this.#statements.push(statement);
      } else if (JSON.stringify(same) !== JSON.stringify(statement)) {
        throw new Error(
          `the key "${this.node.path}" already has another statement "${statement.Sid}": expected one user of this kind for each key, give the second its own EncryptionKey`,
        );
      }
    }
  }
}
