import { Construct } from "constructs";
import type { Severity } from "../../rule/rule";
import { type AlertRoute, ServiceAlert } from "../service-alert";
import { serviceMessage } from "../service-message";

/** A service whose findings come to Security Hub as well, by the name that it has there. */
export type FindingSource = "GuardDuty" | "IAM Access Analyzer" | "Config";

/** How Security Hub's finding format calls each severity. */
const labels: Readonly<Record<Severity, string>> = {
  critical: "CRITICAL",
  high: "HIGH",
  medium: "MEDIUM",
  low: "LOW",
  info: "INFORMATIONAL",
};

export interface SecurityHubAlertProps extends AlertRoute {
  /** The name of the event rule. */
  readonly name: string;
  /** The severities that these people are told of; others may be told of the rest. */
  readonly severities: readonly Severity[];
  /**
   * Services that tell of their findings themselves, so that nothing is told twice.
   * @default - none
   */
  readonly toldElsewhere: readonly FindingSource[];
}

/**
 * A mail for each finding of Security Hub that nobody has dealt with.
 *
 * Security Hub sends an event whenever a finding is brought up to date, which for a check is every
 * 12 or 24 hours; the mails end when its workflow status is no longer `NEW`.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-integration-types.html
 */
export class SecurityHubAlert extends Construct {
  constructor(scope: Construct, id: string, props: SecurityHubAlertProps) {
    super(scope, id);
    const { severities, toldElsewhere, ...route } = props;
    new ServiceAlert(this, "findings", {
      ...route,
      title: `Security Hub findings: ${severities.join(", ")}`,
      pattern: {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: {
          findings: {
            RecordState: ["ACTIVE"],
            Severity: { Label: severities.map((severity) => labels[severity]) },
            Workflow: { Status: ["NEW"] },
            ...(toldElsewhere.length > 0 && {
              ProductName: [{ "anything-but": toldElsewhere }],
            }),
          },
        },
      },
      message: this.#message(),
    });
  }

  #message() {
    // An event has one finding.
    const of = (path: string) => `$.detail.findings[0].${path}`;
    return serviceMessage(
      this,
      {
        account: of("AwsAccountId"),
        description: of("Description"),
        id: of("Id"),
        product: of("ProductName"),
        region: of("Region"),
        remediation: of("Remediation.Recommendation.Url"),
        resource: of("Resources[0].Id"),
        resourceType: of("Resources[0].Type"),
        severity: of("Severity.Label"),
        time: of("UpdatedAt"),
        title: of("Title"),
      },
      (v, consoleHost) => [
        `${v("severity")}: ${v("title")}`,
        `What: ${v("description")}`,
        `About: ${v("resource")} (${v("resourceType")})`,
        `Where: account ${v("account")}, region ${v("region")}`,
        `When: ${v("time")}, found by: ${v("product")}`,
        `Finding: ${v("id")}`,
        `Look: https://${v("region")}.${consoleHost}/securityhub/home?region=${v("region")}#/findings?search=Id%3D%255Coperator%255C%253AEQUALS%255C%253A${v("id")}`,
        `How to mend it: ${v("remediation")}`,
        "1. Mend the resource, and the check passes by itself within a day.",
        "2. Set the finding's workflow status to NOTIFIED while you work on it, or to SUPPRESSED if the risk is accepted: NEW findings are told again at each check.",
      ],
    );
  }
}
