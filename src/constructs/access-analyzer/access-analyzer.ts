import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { Construct } from "constructs";
import type { AlertRoute } from "../service-alert";
import { ExternalAccessAlert } from "./external-access-alert";

/** What counts as inside: access by anything else is external. */
export type ZoneOfTrust = "account" | "organization";

/**
 * Cost: nothing for external access; twenty cents a month for each IAM role and user when unused
 * access is looked for.
 */
export interface AccessAnalyzerProps {
  /** What its names begin with, up to 50 letters, digits, `.`, `_` and `-`, a letter first. */
  readonly name: string;
  /** Who is told of external access. */
  readonly alerts: AlertRoute | "none";
  /**
   * For an organization the stack must be deployed in its management account or in the one that is
   * the delegated administrator of IAM Access Analyzer.
   * @default "account"
   */
  readonly zoneOfTrust?: ZoneOfTrust;
  /**
   * Days, 1 to 365, after which roles, keys, passwords and permissions that nobody used are found.
   * Those findings are for the console: there are too many for mails.
   * @default - unused access is not looked for, because it costs
   */
  readonly unusedAfterDays?: number;
}

/**
 * IAM Access Analyzer in the stack's region: resources that can be reached from outside, by the
 * policies themselves and before anyone does. Roles are found in every region.
 *
 * @throws Error for a number of days that AWS does not accept
 */
export class AccessAnalyzer extends Construct {
  constructor(scope: Construct, id: string, props: AccessAnalyzerProps) {
    super(scope, id);
    const { name, alerts, zoneOfTrust = "account", unusedAfterDays } = props;
    const zone = zoneOfTrust === "account" ? "ACCOUNT" : "ORGANIZATION";
    const analyzer = new AccessanalyzerAnalyzer(this, "external_access", {
      analyzerName: `${name}-external-access`,
      type: zone,
    });
    if (unusedAfterDays !== undefined) {
      if (unusedAfterDays < 1 || unusedAfterDays > 365) {
        throw new Error(
          `the analyzer "${this.node.path}" has unusedAfterDays ${unusedAfterDays}: expected 1 to 365`,
        );
      }
      new AccessanalyzerAnalyzer(this, "unused_access", {
        analyzerName: `${name}-unused-access`,
        type: `${zone}_UNUSED_ACCESS`,
        configuration: { unusedAccess: { unusedAccessAge: unusedAfterDays } },
      });
    }
    if (alerts !== "none") {
      new ExternalAccessAlert(this, "alert", {
        ...alerts,
        name: `${name}-external-access`,
        analyzerArn: analyzer.arn,
      });
    }
  }
}
