import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/** A door between a VPC and the outside was made, moved or closed. */
export const networkGatewayChanges: Rule = {
  id: "network-gateway-changes",
  title: "An internet or customer gateway was changed",
  description:
    "Gateways are the doors between a VPC and the outside. A new one on a private network is a way in, or a way out for data.",
  severity: "medium",
  pattern: field("eventName").equals(
    "CreateCustomerGateway",
    "DeleteCustomerGateway",
    "AttachInternetGateway",
    "CreateInternetGateway",
    "DeleteInternetGateway",
    "DetachInternetGateway",
  ),
  verbatim:
    "{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || " +
    "($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || " +
    "($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}",
  controls: [...cisMonitoring(12), securityHub(12)],
  attack: ["T1562.007"],
  falsePositives: ["A VPC being built or removed by infrastructure as code."],
  runbook: [
    "Which gateway, which VPC, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AttachInternetGateway (or the name in the event).",
    "A pipeline that builds a VPC: nothing to do.",
    "A private VPC got an internet gateway: aws ec2 detach-internet-gateway --internet-gateway-id IGW --vpc-id VPC, then look for new routes to it.",
    "A customer gateway: whose address is it? aws ec2 describe-customer-gateways. Unknown: delete the VPN connection that uses it.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a VPC gets a way to the internet": apiCall({
      eventName: "AttachInternetGateway",
      requestParameters: {
        internetGatewayId: "igw-0123456789abcdef0",
        vpcId: "vpc-0123456789abcdef0",
      },
    }),
    "the far end of a VPN is defined": apiCall({
      eventName: "CreateCustomerGateway",
    }),
    "an attempt": apiCall({
      eventName: "DetachInternetGateway",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a NAT gateway, which only lets out": apiCall({
      eventName: "CreateNatGateway",
    }),
    "an egress-only gateway": apiCall({
      eventName: "CreateEgressOnlyInternetGateway",
    }),
    "gateways are listed": apiCall({
      eventName: "DescribeInternetGateways",
      readOnly: true,
    }),
    "a storage gateway": apiCall({
      eventSource: "storagegateway.amazonaws.com",
      eventName: "DeleteGateway",
    }),
  },
};
