import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A principal may enter a Kubernetes cluster, or may do more in it. Entries of nodes have a type
 * of their own and come with every node group.
 */
export const eksAccessGranted: Rule = {
  id: "eks-access-granted",
  title: "Somebody was given access to a Kubernetes cluster",
  description:
    "An access entry makes an IAM principal a user of the cluster, up to its administrator. It stays when the key that made it is gone.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("eks.amazonaws.com"),
    field("eventName").equals(
      "CreateAccessEntry",
      "UpdateAccessEntry",
      "AssociateAccessPolicy",
    ),
    field("requestParameters.type").notEqualsOrMissing(
      "EC2_LINUX",
      "EC2_WINDOWS",
      "EC2",
      "FARGATE_LINUX",
      "HYBRID_LINUX",
      "HYPERPOD_LINUX",
    ),
  ),
  controls: [],
  attack: ["T1098.006"],
  falsePositives: ["A cluster being set up, or a team that joins, by code."],
  runbook: [
    "Who may enter? aws eks list-access-entries --cluster-name CLUSTER, then list-associated-access-policies --principal-arn ARN: ClusterAdminPolicy is everything.",
    "Unknown: aws eks delete-access-entry --cluster-name CLUSTER --principal-arn ARN.",
    "What was done inside? Read the cluster's audit log for that principal; look for new pods, secrets read, role bindings.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a role becomes the cluster's administrator": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "AssociateAccessPolicy",
      requestParameters: {
        name: "shop",
        policyArn:
          "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      },
    }),
    "a user may enter": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "CreateAccessEntry",
      requestParameters: {
        name: "shop",
        principalArn: "arn:aws:iam::123456789012:user/alice",
      },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "AssociateAccessPolicy",
      errorCode: "AccessDeniedException",
      requestParameters: null,
    }),
  },
  ignores: {
    "a group of nodes joins": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "CreateAccessEntry",
      requestParameters: { name: "shop", type: "EC2_LINUX" },
    }),
    "access is taken away": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "DisassociateAccessPolicy",
    }),
    "a pod gets a role": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "CreatePodIdentityAssociation",
    }),
  },
};
