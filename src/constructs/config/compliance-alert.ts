import { Construct } from "constructs";
import { type AlertRoute, ServiceAlert } from "../service-alert";
import { serviceMessage } from "../service-message";
import type { ConfigurationRecorder } from "./configuration-recorder";

export interface ComplianceAlertProps extends AlertRoute {
  /** The recorder whose rules are told of; Security Hub's rules in the same account are not. */
  readonly recorder: ConfigurationRecorder;
  /** The name of the event rule. */
  readonly name: string;
}

/**
 * A mail when a resource breaks a rule of AWS Config, once until it keeps the rule again.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html
 */
export class ComplianceAlert extends Construct {
  constructor(scope: Construct, id: string, props: ComplianceAlertProps) {
    super(scope, id);
    const { recorder, ...route } = props;
    new ServiceAlert(this, "non_compliant", {
      ...route,
      title: "Resources that break a rule of AWS Config",
      pattern: {
        source: ["aws.config"],
        "detail-type": ["Config Rules Compliance Change"],
        detail: {
          messageType: ["ComplianceChangeNotification"],
          configRuleName: [{ prefix: `${recorder.name}-` }],
          newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
        },
      },
      message: serviceMessage(
        this,
        {
          account: "$.detail.awsAccountId",
          before: "$.detail.oldEvaluationResult.complianceType",
          note: "$.detail.newEvaluationResult.annotation",
          region: "$.detail.awsRegion",
          resource: "$.detail.resourceId",
          resourceType: "$.detail.resourceType",
          rule: "$.detail.configRuleName",
          time: "$.detail.newEvaluationResult.resultRecordedTime",
        },
        (v, consoleHost) => [
          `NON_COMPLIANT: ${v("rule")}`,
          `What: ${v("resource")} (${v("resourceType")})`,
          `Before (empty if it is new): ${v("before")}`,
          `Where: account ${v("account")}, region ${v("region")}`,
          `When: ${v("time")}`,
          `Note (null if there is none): ${v("note")}`,
          `Look: https://${v("region")}.${consoleHost}/config/home?region=${v("region")}#/rules/details?configRuleName=${v("rule")}`,
          "1. Open the resource's timeline from there: it shows what changed, when, and the call that changed it.",
          "2. Put the resource right; AWS Config looks at it again by itself.",
        ],
      ),
    });
  }
}
