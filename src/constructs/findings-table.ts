import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import { table } from "../runtime/event-pipeline/contract";
import type { EncryptionKey } from "./encryption-key";

export interface FindingsTableProps {
  /** 3 to 255 letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  /** @default - encrypted with a key of DynamoDB */
  readonly encryption?: EncryptionKey;
  /**
   * Whether DynamoDB refuses to delete the table, also for `terraform destroy`.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/**
 * Keeps what the event pipeline found, each until its own time is over, and can be restored to any
 * second of the last 35 days. An index answers what a rule found, and when.
 */
export class FindingsTable extends Construct {
  readonly arn: string;
  /** The name as a reference to the table. */
  readonly name: string;
  readonly encryption: EncryptionKey | undefined;

  constructor(scope: Construct, id: string, props: FindingsTableProps) {
    super(scope, id);
    const { name, encryption, deletionProtection = true } = props;
    const { byRule } = table;
    const keys = [
      table.eventId,
      table.timestamp,
      byRule.rule,
      byRule.eventTime,
    ].sort();
    const resource = new DynamodbTable(this, "dynamodb_table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: table.eventId,
      rangeKey: table.timestamp,
      attribute: keys.map((name) => ({ name, type: "S" })),
      globalSecondaryIndex: [
        {
          name: byRule.name,
          hashKey: byRule.rule,
          rangeKey: byRule.eventTime,
          projectionType: "ALL",
        },
      ],
      ttl: { attributeName: table.expires, enabled: true },
      pointInTimeRecovery: { enabled: true },
      ...(encryption && {
        serverSideEncryption: { enabled: true, kmsKeyArn: encryption.arn },
      }),
      deletionProtectionEnabled: deletionProtection,
    });
    this.arn = resource.arn;
    this.name = resource.name;
    this.encryption = encryption;
  }
}
