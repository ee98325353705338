import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/**
 * The way of packets changed.
 *
 * The event source is Prowler's wish and ours: API Gateway and App Mesh have a CreateRoute too.
 * Newer copies of Security Hub's page print this very text, older ones that of the twin.
 */
export const routeTableChanges: Rule = {
  id: "route-table-changes",
  title: "A route table was changed",
  description:
    "Routes decide where traffic goes. A new one can lead it past the firewall, to another VPC or to the internet.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateRoute",
      "CreateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "DeleteRouteTable",
      "DeleteRoute",
      "DisassociateRouteTable",
    ),
  ),
  // Powerpipe wants the values without quotes.
  verbatim:
    "{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || " +
    "($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || " +
    "($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || " +
    "($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}",
  controls: [...cisMonitoring(13), securityHub(13)],
  attack: ["T1562.007"],
  falsePositives: [
    "Infrastructure as code, and Kubernetes, which adds a route for each node.",
  ],
  runbook: [
    "Which table, which route, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateRoute (or the name in the event).",
    "A pipeline or a cluster's controller: nothing to do.",
    "Otherwise: aws ec2 describe-route-tables --route-table-ids TABLE. Look for 0.0.0.0/0 on a private subnet, and for peerings, gateways or instances that you do not know.",
    "Put it back (aws ec2 delete-route or replace-route) and ask the caller. Not theirs: make their access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a way to the internet": apiCall({
      eventName: "CreateRoute",
      requestParameters: {
        routeTableId: "rtb-0123456789abcdef0",
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: "igw-0123456789abcdef0",
      },
    }),
    "a subnet gets another table": apiCall({
      eventName: "ReplaceRouteTableAssociation",
    }),
    "an attempt": apiCall({
      eventName: "DeleteRoute",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a route of an HTTP API": apiCall({
      eventSource: "apigateway.amazonaws.com",
      eventName: "CreateRoute",
    }),
    "a route of a service mesh": apiCall({
      eventSource: "appmesh.amazonaws.com",
      eventName: "DeleteRoute",
    }),
    "a transit gateway's route": apiCall({
      eventName: "CreateTransitGatewayRoute",
    }),
    "tables are listed": apiCall({
      eventName: "DescribeRouteTables",
      readOnly: true,
    }),
  },
};
