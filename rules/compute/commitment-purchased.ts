import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Money was spent for a year or three. */
export const commitmentPurchased: Rule = {
  id: "commitment-purchased",
  title: "Reserved capacity or a savings plan was purchased",
  description:
    "A purchase cannot be undone. With stolen keys it is made for harm, or to pay for machines that the attacker will use.",
  severity: "medium",
  pattern: anyOf(
    field("eventName").equals(
      "PurchaseReservedInstancesOffering",
      "PurchaseHostReservation",
      "PurchaseCapacityBlock",
      "PurchaseReservedDBInstancesOffering",
      "PurchaseReservedNodeOffering",
      "PurchaseReservedCacheNodesOffering",
    ),
    allOf(
      field("eventSource").equals("savingsplans.amazonaws.com"),
      field("eventName").equals("CreateSavingsPlan"),
    ),
  ),
  controls: [],
  attack: ["T1496"],
  falsePositives: ["The person who buys reservations for the company."],
  runbook: [
    "What was bought, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PurchaseReservedInstancesOffering.",
    "Ask the caller and whoever pays the bill.",
    "Not theirs: open a case with AWS Support (billing) at once; a savings plan can be returned within days: aws savingsplans return-savings-plan --savings-plan-id ID.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "reserved machines": apiCall({
      eventName: "PurchaseReservedInstancesOffering",
      requestParameters: { instanceCount: 100 },
    }),
    "a savings plan": apiCall({
      eventSource: "savingsplans.amazonaws.com",
      eventName: "CreateSavingsPlan",
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "PurchaseReservedDBInstancesOffering",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "offers are listed": apiCall({
      eventName: "DescribeReservedInstancesOfferings",
      readOnly: true,
    }),
    "a savings plan is returned": apiCall({
      eventSource: "savingsplans.amazonaws.com",
      eventName: "ReturnSavingsPlan",
    }),
    "reserved machines are exchanged for others": apiCall({
      eventName: "ModifyReservedInstances",
    }),
  },
};
