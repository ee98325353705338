import { Construct } from "constructs";
import type { Severity } from "../../rule/rule";
import { type AlertRoute, ServiceAlert } from "../service-alert";
import { serviceMessage } from "../service-message";

/** GuardDuty's severities; it has nothing below `low`. */
export type GuardDutySeverity = Exclude<Severity, "info">;

/**
 * The numbers that GuardDuty gives to each severity, from the worst.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
 */
const numbers: Readonly<
  Record<GuardDutySeverity, readonly (string | number)[]>
> = {
  critical: [">=", 9],
  high: [">=", 7, "<", 9],
  medium: [">=", 4, "<", 7],
  low: [">=", 1, "<", 4],
};

/** The severities from the worst down to this one. */
export function guardDutySeverities(
  from: GuardDutySeverity,
): readonly GuardDutySeverity[] {
  // The object's own keys, which `Object.keys` types as any text.
  const all = Object.keys(numbers) as GuardDutySeverity[];
  return all.slice(0, all.indexOf(from) + 1);
}

export interface GuardDutyAlertProps extends AlertRoute {
  /** The name of the event rule. */
  readonly name: string;
  /** The severities that these people are told of; others may be told of the rest. */
  readonly severities: readonly GuardDutySeverity[];
}

/**
 * A mail for each finding of GuardDuty, within about five minutes, and again while it goes on.
 * Archived and suppressed findings send no events.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 */
export class GuardDutyAlert extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyAlertProps) {
    super(scope, id);
    const { severities, ...route } = props;
    new ServiceAlert(this, "findings", {
      ...route,
      title: `GuardDuty findings: ${severities.join(", ")}`,
      pattern: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: {
          severity: severities.map((severity) => ({
            numeric: numbers[severity],
          })),
        },
      },
      message: serviceMessage(
        this,
        {
          account: "$.detail.accountId",
          count: "$.detail.service.count",
          description: "$.detail.description",
          first: "$.detail.service.eventFirstSeen",
          id: "$.detail.id",
          last: "$.detail.service.eventLastSeen",
          region: "$.detail.region",
          resource: "$.detail.resource.resourceType",
          severity: "$.detail.severity",
          title: "$.detail.title",
          type: "$.detail.type",
        },
        (v, consoleHost) => [
          `GuardDuty, severity ${v("severity")} of 10: ${v("title")}`,
          `What: ${v("description")}`,
          `Type: ${v("type")}, about: ${v("resource")}`,
          `Where: account ${v("account")}, region ${v("region")}`,
          `When: ${v("first")} to ${v("last")}, ${v("count")} times`,
          `Look: https://${v("region")}.${consoleHost}/guardduty/home?region=${v("region")}#/findings?macros=current&fId=${v("id")}`,
          "1. Open the finding: it names the resource, the caller and the addresses.",
          "2. If it is an attack, cut off the credentials or the resource, then look for what else they did.",
          "3. If it is expected, archive it, with a suppression rule if it will come back.",
        ],
      ),
    });
  }
}
