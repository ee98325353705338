import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A service of the network is offered to others over PrivateLink: no gateway, route or security group shows it. */
export const privateLinkOpened: Rule = {
  id: "private-link-opened",
  title: "A service was offered to other accounts over PrivateLink",
  description:
    "An endpoint service puts an internal load balancer into other accounts' networks. It passes by gateways, routes and the internet.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateVpcEndpointServiceConfiguration",
      "ModifyVpcEndpointServicePermissions",
      "AcceptVpcEndpointConnections",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1133", "T1537"],
  falsePositives: ["A service that you sell or share over PrivateLink."],
  runbook: [
    "Which service, and for whom? aws ec2 describe-vpc-endpoint-service-permissions --service-id SERVICE: an asterisk is everybody.",
    "Who is connected? aws ec2 describe-vpc-endpoint-connections. Unknown: aws ec2 reject-vpc-endpoint-connections --service-id SERVICE --vpc-endpoint-ids ENDPOINT.",
    "Close it: aws ec2 delete-vpc-endpoint-service-configurations --service-ids SERVICE.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a service is offered": apiCall({
      eventName: "CreateVpcEndpointServiceConfiguration",
    }),
    "who may connect is changed": apiCall({
      eventName: "ModifyVpcEndpointServicePermissions",
    }),
    "an attempt to accept a stranger": apiCall({
      eventName: "AcceptVpcEndpointConnections",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "an endpoint towards AWS": apiCall({ eventName: "CreateVpcEndpoint" }),
    "a connection is refused": apiCall({
      eventName: "RejectVpcEndpointConnections",
    }),
    "permissions are read": apiCall({
      eventName: "DescribeVpcEndpointServicePermissions",
      readOnly: true,
    }),
  },
};
