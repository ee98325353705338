import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { securityHub } from "../controls";
import { routeTableChanges } from "./route-table-changes";

/** `route-table-changes` with Security Hub's older text, which names no event source. */
export const routeTableChangesSecurityHub: Rule = {
  ...routeTableChanges,
  id: "route-table-changes-security-hub",
  pattern: field("eventName").equals(
    "CreateRoute",
    "CreateRouteTable",
    "ReplaceRoute",
    "ReplaceRouteTableAssociation",
    "DeleteRouteTable",
    "DeleteRoute",
    "DisassociateRouteTable",
  ),
  verbatim:
    "{($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || " +
    "($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || " +
    "($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || " +
    "($.eventName=DisassociateRouteTable)}",
  controls: [securityHub(13)],
  falsePositives: [
    ...routeTableChanges.falsePositives,
    "Routes of API Gateway and App Mesh, whose events have the same names.",
  ],
  matches: {
    ...routeTableChanges.matches,
    "a route of an HTTP API, which the text cannot tell apart": apiCall({
      eventSource: "apigateway.amazonaws.com",
      eventName: "CreateRoute",
    }),
  },
  ignores: {
    "a transit gateway's route": apiCall({
      eventName: "CreateTransitGatewayRoute",
    }),
    "a table gets its first subnet": apiCall({
      eventName: "AssociateRouteTable",
    }),
    "tables are listed": apiCall({
      eventName: "DescribeRouteTables",
      readOnly: true,
    }),
  },
};
