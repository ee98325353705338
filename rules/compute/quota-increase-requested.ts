import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** More of something was asked for. */
export const quotaIncreaseRequested: Rule = {
  id: "quota-increase-requested",
  title: "A service quota increase was requested",
  description:
    "Before they mine, send mail or rent models, attackers ask for higher limits. Yours are asked for by few people and rarely.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("servicequotas.amazonaws.com"),
    field("eventName").equals(
      "RequestServiceQuotaIncrease",
      "PutServiceQuotaIncreaseRequestIntoTemplate",
    ),
  ),
  controls: [],
  attack: ["T1496", "T1578.005"],
  falsePositives: ["A team that grows and asks by itself."],
  runbook: [
    "Which quota, which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RequestServiceQuotaIncrease.",
    "Ask the caller. Nobody knows it: list the requests, aws service-quotas list-requested-service-quota-change-history --region REGION.",
    "Have it cancelled: open a case with AWS Support and say that the request is not yours.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "more machines": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "RequestServiceQuotaIncrease",
      requestParameters: {
        serviceCode: "ec2",
        quotaCode: "L-EXAMPLE",
        desiredValue: 512,
      },
    }),
    "for every new account": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "PutServiceQuotaIncreaseRequestIntoTemplate",
    }),
    "an attempt": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "RequestServiceQuotaIncrease",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "quotas are read": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "GetServiceQuota",
      readOnly: true,
    }),
    "requests are listed": apiCall({
      eventSource: "servicequotas.amazonaws.com",
      eventName: "ListRequestedServiceQuotaChangeHistory",
      readOnly: true,
    }),
    "a table's capacity": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "UpdateTable",
    }),
  },
};
