import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A tunnel into the network: a site-to-site VPN, a client VPN, or who may use one. */
export const vpnOpened: Rule = {
  id: "vpn-opened",
  title: "A VPN into the network was opened",
  description:
    "A VPN is a door that needs no security group and stays open after keys are revoked. Attackers build one to come back.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateVpnConnection",
      "ModifyVpnConnection",
      "CreateClientVpnEndpoint",
      "ModifyClientVpnEndpoint",
      "AuthorizeClientVpnIngress",
      "AssociateClientVpnTargetNetwork",
      "ExportClientVpnClientConfiguration",
    ),
  ),
  controls: [nist("SC-7")],
  attack: ["T1133"],
  falsePositives: [
    "The network team that connects an office or adds a group of users.",
  ],
  runbook: [
    "Where does it lead? aws ec2 describe-vpn-connections (whose is the customer gateway's address?) or describe-client-vpn-endpoints (which certificate or directory lets people in?).",
    "Unknown: aws ec2 delete-vpn-connection --vpn-connection-id VPN, or aws ec2 terminate-client-vpn-connections and delete-client-vpn-endpoint.",
    "Who used it? aws ec2 describe-client-vpn-connections --client-vpn-endpoint-id ENDPOINT, and the subnet's flow logs.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a site is connected": apiCall({
      eventName: "CreateVpnConnection",
      requestParameters: { type: "ipsec.1" },
    }),
    "a client VPN is opened": apiCall({ eventName: "CreateClientVpnEndpoint" }),
    "an attempt to let users in": apiCall({
      eventName: "AuthorizeClientVpnIngress",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "the far end is defined, which network-gateway-changes reports": apiCall({
      eventName: "CreateCustomerGateway",
    }),
    "users are shut out": apiCall({ eventName: "RevokeClientVpnIngress" }),
    "connections are listed": apiCall({
      eventName: "DescribeVpnConnections",
      readOnly: true,
    }),
  },
};
