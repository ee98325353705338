import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A cluster's control plane logs, the audit log among them, were switched off. */
export const eksLoggingDisabled: Rule = {
  id: "eks-logging-disabled",
  title: "Control plane logs of a Kubernetes cluster were switched off",
  description:
    "The audit log is the only record of who did what inside the cluster. CloudTrail sees nothing of it.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("eks.amazonaws.com"),
    field("eventName").equals("UpdateClusterConfig"),
    field("requestParameters.logging.clusterLogging[*].enabled").isFalse(),
  ),
  controls: [nist("AU-9"), nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: [
    "A team that keeps the audit log and drops the scheduler's for its cost: the event names the types.",
  ],
  runbook: [
    "What is logged? aws eks describe-cluster --name CLUSTER --query cluster.logging: audit and authenticator must be enabled.",
    'If not: aws eks update-cluster-config --name CLUSTER --logging \'{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]}\'.',
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
    "Look for pods, roles and access entries made since: kubectl get clusterrolebindings, aws eks list-access-entries --cluster-name CLUSTER.",
  ],
  matches: {
    "the audit log is switched off": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        name: "shop",
        logging: { clusterLogging: [{ types: ["audit"], enabled: false }] },
      },
    }),
    "some types are switched on and others off": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        name: "shop",
        logging: {
          clusterLogging: [
            { types: ["api"], enabled: true },
            { types: ["audit", "authenticator"], enabled: false },
          ],
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      errorCode: "AccessDeniedException",
      requestParameters: {
        logging: { clusterLogging: [{ types: ["audit"], enabled: false }] },
      },
    }),
  },
  ignores: {
    "logs are switched on": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        logging: { clusterLogging: [{ types: ["audit"], enabled: true }] },
      },
    }),
    "the endpoint is changed, which eks-endpoint-made-public reports": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: { resourcesVpcConfig: { endpointPublicAccess: true } },
    }),
    "the cluster's version": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterVersion",
    }),
  },
};
