import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import { DataAwsRegions } from "@cdktf/provider-aws/lib/data-aws-regions";
import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { Fn, propertyAccess, Token } from "cdktf";
import { Construct } from "constructs";
import { cloudTrailTable } from "../../pattern/forms";
import type { AuditBucket } from "../audit-bucket";
import { Environment } from "../environment";
import { literal } from "../literal";
import { glueColumns } from "./glue-columns";

/** The table itself costs nothing; queries over it cost about five dollars for each TB they read. */
export interface CloudTrailTableProps {
  /** Lower-case letters, digits and `_`. */
  readonly database: string;
  /** Where a trail's log files are. Its writer says whether they are laid out by organization. */
  readonly bucket: AuditBucket;
  /**
   * The accounts whose logs are in the bucket, by their twelve digits.
   * @default - the account itself; for the trail of an organization, all that it has when Terraform
   * runs, which only its management account and delegated administrators may ask
   */
  readonly accounts?: readonly [string, ...string[]];
  /**
   * The regions that can be searched.
   * @default - all there are in the partition, enabled or not: one that an attacker enables must not be left out
   */
  readonly regions?: readonly [string, ...string[]];
  /**
   * How many years of logs can be searched.
   * @default 7, as long as an audit bucket keeps them
   */
  readonly years?: number;
}

/** The table's name in its database. */
const NAME = "cloudtrail_logs";

/**
 * A trail's log files as a table. Athena finds the files of a day, an account and a region by their
 * names (partition projection), so nothing has to be loaded or added as time goes by.
 *
 * Insights and network activity are in folders of their own, and not in the table.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export class CloudTrailTable extends Construct {
  /** The database as a reference, so that what uses it comes after it. */
  readonly database: string;
  /** The table as a query names it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: CloudTrailTableProps) {
    super(scope, id);
    const { bucket } = props;
    const database = new GlueCatalogDatabase(this, "database", {
      name: props.database,
      description: "What CloudTrail recorded.",
    });
    const folder = logFolder(bucket);
    const table = new GlueCatalogTable(this, "table", {
      name: NAME,
      databaseName: database.name,
      description: "CloudTrail's log files, by account, region and day.",
      tableType: "EXTERNAL_TABLE",
      partitionKeys: ["account", "region", "day"].map((name) => ({
        name,
        type: "string",
      })),
      parameters: {
        EXTERNAL: "TRUE",
        classification: "cloudtrail",
        "projection.enabled": "true",
        "projection.account.type": "enum",
        "projection.account.values": this.#accounts(props),
        "projection.region.type": "enum",
        "projection.region.values": this.#regions(props),
        "projection.day.type": "date",
        "projection.day.format": "yyyy/MM/dd",
        "projection.day.range": `NOW-${props.years ?? 7}YEARS,NOW`,
        "projection.day.interval": "1",
        "projection.day.interval.unit": "DAYS",
        "storage.location.template": literal(
          `${folder}/\${account}/CloudTrail/\${region}/\${day}`,
        ),
      },
      storageDescriptor: {
        location: `${folder}/`,
        columns: glueColumns(cloudTrailTable),
        inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
        outputFormat:
          "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        serDeInfo: {
          serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe",
        },
      },
    });
    this.database = database.name;
    this.name = `"${database.name}"."${table.name}"`;
  }

  #accounts({ bucket, accounts }: CloudTrailTableProps): string {
    if (accounts !== undefined) return accounts.join(",");
    if (organizationOf(bucket) === undefined) {
      return Environment.of(this).account;
    }
    const organization = new DataAwsOrganizationsOrganization(
      this,
      "organization",
    );
    const ids = propertyAccess(organization.fqn, ["accounts", "*", "id"]);
    return Token.asString(Fn.join(",", Fn.sort(Token.asList(ids))));
  }

  #regions({ regions }: CloudTrailTableProps): string {
    if (regions !== undefined) return regions.join(",");
    const all = new DataAwsRegions(this, "regions", { allRegions: true });
    return Fn.join(",", Fn.sort(all.names));
  }
}

/** The folder that holds a folder for each account. */
function logFolder(bucket: AuditBucket): string {
  const parts = [
    bucket.id,
    bucket.keyPrefix,
    "AWSLogs",
    organizationOf(bucket),
  ];
  return `s3://${parts.filter((part) => part !== undefined).join("/")}`;
}

function organizationOf({ writer }: AuditBucket): string | undefined {
  return writer === "any-trail" ? undefined : writer.organizationId;
}
