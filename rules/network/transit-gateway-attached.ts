import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** Networks were joined by a transit gateway, perhaps with another account's. Peerings of VPCs are vpc-changes. */
export const transitGatewayAttached: Rule = {
  id: "transit-gateway-attached",
  title: "A network was joined to a transit gateway",
  description:
    "A transit gateway joins networks across accounts. A new attachment can lead from an intruder's VPC to everything behind it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateTransitGatewayVpcAttachment",
      "AcceptTransitGatewayVpcAttachment",
      "CreateTransitGatewayPeeringAttachment",
      "AcceptTransitGatewayPeeringAttachment",
      "CreateTransitGatewayConnect",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1599", "T1133"],
  falsePositives: [
    "A landing zone that attaches each new VPC: exclude its role.",
  ],
  runbook: [
    "Who is on the other side? aws ec2 describe-transit-gateway-attachments: ResourceOwnerId must be an account of yours.",
    "Unknown: aws ec2 delete-transit-gateway-vpc-attachment (or delete-transit-gateway-peering-attachment) --transit-gateway-attachment-id ID.",
    "Which way was open? aws ec2 search-transit-gateway-routes, and the flow logs of the networks behind it.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a VPC of another account is accepted": apiCall({
      eventName: "AcceptTransitGatewayVpcAttachment",
    }),
    "a VPC is attached": apiCall({
      eventName: "CreateTransitGatewayVpcAttachment",
    }),
    "an attempt to peer": apiCall({
      eventName: "CreateTransitGatewayPeeringAttachment",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "an attachment is refused": apiCall({
      eventName: "RejectTransitGatewayVpcAttachment",
    }),
    "an attachment is removed": apiCall({
      eventName: "DeleteTransitGatewayVpcAttachment",
    }),
    "VPCs are peered, which vpc-changes reports": apiCall({
      eventName: "AcceptVpcPeeringConnection",
    }),
  },
};
