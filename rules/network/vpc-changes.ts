import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/** A network was made, removed, or joined with another. */
export const vpcChanges: Rule = {
  id: "vpc-changes",
  title: "A VPC or a VPC peering was changed",
  description:
    "A peering joins two networks, perhaps of two accounts. A VPC that nobody planned is where an attacker puts machines out of sight.",
  severity: "low",
  pattern: field("eventName").equals(
    "CreateVpc",
    "DeleteVpc",
    "ModifyVpcAttribute",
    "AcceptVpcPeeringConnection",
    "CreateVpcPeeringConnection",
    "DeleteVpcPeeringConnection",
    "RejectVpcPeeringConnection",
    "AttachClassicLinkVpc",
    "DetachClassicLinkVpc",
    "DisableVpcClassicLink",
    "EnableVpcClassicLink",
  ),
  verbatim:
    "{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || " +
    "($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || " +
    "($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || " +
    "($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || " +
    "($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}",
  controls: [...cisMonitoring(14), securityHub(14)],
  attack: ["T1562.007"],
  falsePositives: ["A VPC being built or removed by infrastructure as code."],
  runbook: [
    "Which VPC, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AcceptVpcPeeringConnection (or the name in the event).",
    "A pipeline that builds or removes a VPC: nothing to do.",
    "A peering: is the other account yours? aws ec2 describe-vpc-peering-connections. Unknown: aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id PCX.",
    "A VPC in a region that you do not use: look for instances in it, and ask the caller. Not theirs: make their access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a peering is accepted": apiCall({
      eventName: "AcceptVpcPeeringConnection",
      requestParameters: { vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
    }),
    "a new VPC in a region that nobody uses": apiCall({
      eventName: "CreateVpc",
      awsRegion: "ap-southeast-3",
    }),
    "an attempt": apiCall({
      eventName: "DeleteVpc",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "an endpoint in a VPC": apiCall({ eventName: "CreateVpcEndpoint" }),
    "a peering's options": apiCall({
      eventName: "ModifyVpcPeeringConnectionOptions",
    }),
    "a VPC link of API Gateway": apiCall({
      eventSource: "apigateway.amazonaws.com",
      eventName: "CreateVpcLink",
    }),
    "VPCs are listed": apiCall({ eventName: "DescribeVpcs", readOnly: true }),
  },
};
