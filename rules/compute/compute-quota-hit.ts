import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Somebody asked for more machines than the account may have, or for machines in a region where it may
 * have none yet.
 */
export const computeQuotaHit: Rule = {
  id: "compute-quota-hit",
  title: "Starting instances failed at a quota",
  description:
    "Ordinary work rarely meets the quota; whoever mines with stolen keys meets it in every region. The failed calls are the first thing to be seen.",
  severity: "medium",
  pattern: allOf(
    field("eventName").equals(
      "RunInstances",
      "StartInstances",
      "RequestSpotInstances",
      "RequestSpotFleet",
      "CreateFleet",
    ),
    field("userIdentity.invokedBy").notExists(),
    field("errorCode").equals(
      "Client.VcpuLimitExceeded",
      "Client.InstanceLimitExceeded",
      "Client.MaxSpotInstanceCountExceeded",
      "Client.PendingVerification",
    ),
  ),
  controls: [],
  attack: ["T1496", "T1578.002"],
  falsePositives: [
    "A team that grows, or a new region in use: raise the quota.",
  ],
  runbook: [
    "Which region, what was asked for, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RunInstances.",
    "Does the team know it? Nobody does: look in every region for machines that were started, aws ec2 describe-instances --region REGION.",
    "Not theirs: aws ec2 stop-instances --instance-ids INSTANCE keeps the disk as evidence.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "the quota of processors": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.VcpuLimitExceeded",
      requestParameters: { instanceType: "c5.24xlarge" },
    }),
    "a region that the account never used": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.PendingVerification",
    }),
    "spot machines": apiCall({
      eventName: "RequestSpotInstances",
      errorCode: "Client.MaxSpotInstanceCountExceeded",
    }),
  },
  ignores: {
    "Auto Scaling meets the quota": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventName: "RunInstances",
      errorCode: "Client.VcpuLimitExceeded",
    }),
    "AWS has no such machine free": apiCall({
      eventName: "RunInstances",
      errorCode: "Server.InsufficientInstanceCapacity",
    }),
    "not allowed at all, which unauthorized-api-calls reports": apiCall({
      eventName: "RunInstances",
      errorCode: "Client.UnauthorizedOperation",
    }),
    "the quota of addresses": apiCall({
      eventName: "AllocateAddress",
      errorCode: "Client.AddressLimitExceeded",
    }),
  },
};
