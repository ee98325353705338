// What may reach what: security groups, routes, gateways, firewalls, names.

import type { Rule } from "../../src/rule/rule";
import { dnsFirewallRemoved } from "./dns-firewall-removed";
import { dnsZoneTampering } from "./dns-zone-tampering";
import { domainTransfer } from "./domain-transfer";
import { eksEndpointMadePublic } from "./eks-endpoint-made-public";
import { internetRouteAdded } from "./internet-route-added";
import { networkAclChanges } from "./network-acl-changes";
import { networkAclOpened } from "./network-acl-opened";
import { networkFirewallRemoved } from "./network-firewall-removed";
import { networkGatewayChanges } from "./network-gateway-changes";
import { privateLinkOpened } from "./private-link-opened";
import { routeTableChanges } from "./route-table-changes";
import { routeTableChangesSecurityHub } from "./route-table-changes-security-hub";
import { securityGroupChanges } from "./security-group-changes";
import { securityGroupChangesSecurityHub } from "./security-group-changes-security-hub";
import { securityGroupOpenedHighPort } from "./security-group-opened-high-port";
import { securityGroupOpenedIpv6 } from "./security-group-opened-ipv6";
import { securityGroupOpenedLowPort } from "./security-group-opened-low-port";
import { trafficMirroring } from "./traffic-mirroring";
import { transitGatewayAttached } from "./transit-gateway-attached";
import { vpcChanges } from "./vpc-changes";
import { vpnOpened } from "./vpn-opened";
import { webFirewallRemoved } from "./web-firewall-removed";

/** Security groups, routes, gateways, firewalls, domains. */
export const network: readonly Rule[] = [
  dnsFirewallRemoved,
  dnsZoneTampering,
  domainTransfer,
  eksEndpointMadePublic,
  internetRouteAdded,
  networkAclChanges,
  networkAclOpened,
  networkFirewallRemoved,
  networkGatewayChanges,
  privateLinkOpened,
  routeTableChanges,
  routeTableChangesSecurityHub,
  securityGroupChanges,
  securityGroupChangesSecurityHub,
  securityGroupOpenedHighPort,
  securityGroupOpenedIpv6,
  securityGroupOpenedLowPort,
  trafficMirroring,
  transitGatewayAttached,
  vpcChanges,
  vpnOpened,
  webFirewallRemoved,
];
