import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A route table leads to an internet gateway: its subnets are public from now on. A NAT gateway only lets out. */
export const internetRouteAdded: Rule = {
  id: "internet-route-added",
  title: "A subnet got a route to the internet",
  description:
    "A default route to an internet gateway turns private subnets public: every instance with a public address in them can be reached.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("CreateRoute", "ReplaceRoute"),
    anyOf(
      field("requestParameters.destinationCidrBlock").equals("0.0.0.0/0"),
      field("requestParameters.destinationIpv6CidrBlock").equals("::/0"),
    ),
    field("requestParameters.gatewayId").like("igw-*"),
  ),
  controls: [nist("SC-7")],
  attack: ["T1562.007"],
  falsePositives: [
    "A VPC with public subnets being built by infrastructure as code.",
  ],
  runbook: [
    "Which subnets? aws ec2 describe-route-tables --route-table-ids TABLE: the associations name them.",
    "A pipeline that builds a public subnet: nothing to do.",
    "A private subnet: aws ec2 delete-route --route-table-id TABLE --destination-cidr-block 0.0.0.0/0, then ask the caller.",
    "Not theirs: make the caller's access keys inactive or revoke the role's sessions, and read the flow logs of the subnets.",
  ],
  matches: {
    "a default route to an internet gateway": apiCall({
      eventName: "CreateRoute",
      requestParameters: {
        routeTableId: "rtb-0123456789abcdef0",
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: "igw-0123456789abcdef0",
      },
    }),
    "the NAT gateway is replaced by an internet gateway": apiCall({
      eventName: "ReplaceRoute",
      requestParameters: {
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: "igw-0123456789abcdef0",
      },
    }),
    "an attempt for IPv6": apiCall({
      eventName: "CreateRoute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        destinationIpv6CidrBlock: "::/0",
        gatewayId: "igw-0123456789abcdef0",
      },
    }),
  },
  ignores: {
    "a default route to a NAT gateway": apiCall({
      eventName: "CreateRoute",
      requestParameters: {
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: "nat-0123456789abcdef0",
      },
    }),
    "a route to one network": apiCall({
      eventName: "CreateRoute",
      requestParameters: {
        destinationCidrBlock: "192.0.2.0/24",
        gatewayId: "igw-0123456789abcdef0",
      },
    }),
    "a route to a VPN gateway": apiCall({
      eventName: "CreateRoute",
      requestParameters: {
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: "vgw-0123456789abcdef0",
      },
    }),
  },
};
