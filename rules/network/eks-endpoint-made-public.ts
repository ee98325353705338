import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const network = "requestParameters.resourcesVpcConfig";

/** A cluster's API server answers the internet. A cluster that is created public is not counted: that is the default. */
export const eksEndpointMadePublic: Rule = {
  id: "eks-endpoint-made-public",
  title: "The API server of a Kubernetes cluster was opened to the internet",
  description:
    "A public API server lets stolen tokens be used from anywhere, and every flaw of Kubernetes be tried by anyone.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("eks.amazonaws.com"),
    field("eventName").equals("UpdateClusterConfig"),
    anyOf(
      field(`${network}.endpointPublicAccess`).isTrue(),
      field(`${network}.publicAccessCidrs[*]`).equals("0.0.0.0/0", "::/0"),
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1133", "T1562.007"],
  falsePositives: [
    "An endpoint for the internet whose addresses are being narrowed: the event names them.",
  ],
  runbook: [
    "Who can reach it? aws eks describe-cluster --name CLUSTER --query cluster.resourcesVpcConfig.",
    "Close it: aws eks update-cluster-config --name CLUSTER --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true.",
    "Who came in since? Look in the audit log for addresses that you do not know.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look at aws eks list-access-entries --cluster-name CLUSTER.",
  ],
  matches: {
    "the endpoint becomes public": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        name: "shop",
        resourcesVpcConfig: {
          endpointPublicAccess: true,
          endpointPrivateAccess: true,
        },
      },
    }),
    "every address is let in": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        resourcesVpcConfig: { publicAccessCidrs: ["0.0.0.0/0"] },
      },
    }),
    "an attempt": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      errorCode: "AccessDeniedException",
      requestParameters: { resourcesVpcConfig: { endpointPublicAccess: true } },
    }),
  },
  ignores: {
    "the endpoint becomes private": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        resourcesVpcConfig: { endpointPublicAccess: false },
      },
    }),
    "the addresses are narrowed": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "UpdateClusterConfig",
      requestParameters: {
        resourcesVpcConfig: { publicAccessCidrs: ["192.0.2.0/24"] },
      },
    }),
    "a new cluster, public as all are by default": apiCall({
      eventSource: "eks.amazonaws.com",
      eventName: "CreateCluster",
      requestParameters: { resourcesVpcConfig: { endpointPublicAccess: true } },
    }),
  },
};
