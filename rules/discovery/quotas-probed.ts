import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Somebody asked how many machines the account may start, with a long-lived key and outside the
 * console.
 */
export const quotasProbed: Rule = {
  id: "quotas-probed",
  title: "Service quotas were probed with an access key",
  description:
    "Before they mine, attackers ask in every region how much they may start. Scripts ask with the stolen key itself.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("servicequotas.amazonaws.com"),
    field("eventName").equals(
      "GetServiceQuota",
      "ListServiceQuotas",
      "GetAWSDefaultServiceQuota",
      "ListAWSDefaultServiceQuotas",
    ),
    field("userIdentity.type").equals("IAMUser"),
    field("sessionCredentialFromConsole").notExists(),
  ),
  controls: [],
  attack: ["T1580", "T1496"],
  falsePositives: [
    "Infrastructure as code and cost tools that use the key of an IAM user.",
  ],
  runbook: [
    "Which user, from where, in how many regions? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ListServiceQuotas.",
    "Does a tool use this key from that address? Then exclude the user.",
    "Several regions within minutes, and nobody knows it: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive.",
    "Look for RunInstances with the key, in every region.",
  ],
  matches: {
    "the quota of machines": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "GetServiceQuota",
      requestParameters: { serviceCode: "ec2", quotaCode: "L-EXAMPLE" },
      readOnly: true,
    }),
    "all of them": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "ListServiceQuotas",
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "ListServiceQuotas",
      errorCode: "AccessDeniedException",
      readOnly: true,
    }),
  },
  ignores: {
    "a role of a pipeline": apiCall({
      userIdentity: assumedRole,
      eventSource: "servicequotas.amazonaws.com",
      eventName: "GetServiceQuota",
      readOnly: true,
    }),
    "a person in the console": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "ListServiceQuotas",
      readOnly: true,
      sessionCredentialFromConsole: "true",
    }),
    "more is asked for, which quota-increase-requested reports": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "RequestServiceQuotaIncrease",
    }),
  },
};
