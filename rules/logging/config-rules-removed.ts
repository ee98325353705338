import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Checks of AWS Config, or what repairs and collects their results, were deleted. */
export const configRulesRemoved: Rule = {
  id: "config-rules-removed",
  title: "AWS Config rules or their remediation were deleted",
  description:
    "A deleted rule no longer reports what breaks it, a deleted remediation no longer mends it, and without the aggregator the security team sees neither.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("config.amazonaws.com"),
    field("eventName").equals(
      "DeleteConfigRule",
      "DeleteConformancePack",
      "DeleteOrganizationConfigRule",
      "DeleteOrganizationConformancePack",
      "DeleteRemediationConfiguration",
      "DeleteConfigurationAggregator",
      "DeleteAggregationAuthorization",
      "PutRemediationExceptions",
    ),
    // Services add and remove rules of their own.
    field("userIdentity.invokedBy").notEqualsOrMissing(
      "securityhub.amazonaws.com",
      "config-conforms.amazonaws.com",
      "config-multiaccountsetup.amazonaws.com",
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.001"],
  falsePositives: ["Infrastructure as code that replaces or retires a rule."],
  runbook: [
    "Which rule or pack, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteConfigRule (or the name in the event).",
    "A pipeline during a reviewed deployment: nothing to do.",
    "Otherwise deploy the rules again and let them run: aws configservice start-config-rules-evaluation --config-rule-names NAME. What fails now is what was to be hidden.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a rule is deleted": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigRule",
      requestParameters: { configRuleName: "s3-bucket-public-read-prohibited" },
    }),
    "CloudFormation does it for somebody": apiCall({
      userIdentity: { invokedBy: "cloudformation.amazonaws.com" },
      eventSource: "config.amazonaws.com",
      eventName: "DeleteRemediationConfiguration",
    }),
    "an attempt on the aggregator": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigurationAggregator",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "Security Hub removes a rule of its own": apiCall({
      userIdentity: { invokedBy: "securityhub.amazonaws.com" },
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigRule",
    }),
    "a rule is added": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "PutConfigRule",
    }),
    "a rule's results are deleted to evaluate anew": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteEvaluationResults",
    }),
  },
};
