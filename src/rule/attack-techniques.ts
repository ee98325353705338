/**
 * The part of MITRE ATT&CK that this project measures itself against: the techniques and
 * sub-techniques of the Enterprise matrix whose platforms include IaaS, with their tactics.
 *
 * Source: ATT&CK v19.1 (https://attack.mitre.org/versions/v19/matrices/enterprise/cloud/iaas/), of April 2026.
 */
export const attackVersion = "19.1";

/** The tactics that have an IaaS technique, in the order of an attack. */
export const tactics = {
  "initial-access": "Initial Access",
  execution: "Execution",
  persistence: "Persistence",
  "privilege-escalation": "Privilege Escalation",
  stealth: "Stealth",
  "defense-impairment": "Defense Impairment",
  "credential-access": "Credential Access",
  discovery: "Discovery",
  "lateral-movement": "Lateral Movement",
  collection: "Collection",
  exfiltration: "Exfiltration",
  impact: "Impact",
} as const;

export type Tactic = keyof typeof tactics;

export interface Technique {
  /** `T1078`, or `T1078.004` for a sub-technique. */
  readonly id: string;
  readonly name: string;
  /** Where it stands in the IaaS matrix; none for a technique of other platforms. */
  readonly tactics: readonly Tactic[];
}

type Row = readonly [id: string, name: string, tactics: readonly Tactic[]];

const access: readonly Tactic[] = ["initial-access"];
const execution: readonly Tactic[] = ["execution"];
const persistence: readonly Tactic[] = ["persistence"];
const escalation: readonly Tactic[] = ["privilege-escalation"];
const stealth: readonly Tactic[] = ["stealth"];
const impairment: readonly Tactic[] = ["defense-impairment"];
const credentials: readonly Tactic[] = ["credential-access"];
const discovery: readonly Tactic[] = ["discovery"];
const movement: readonly Tactic[] = ["lateral-movement"];
const collection: readonly Tactic[] = ["collection"];
const exfiltration: readonly Tactic[] = ["exfiltration"];
const impact: readonly Tactic[] = ["impact"];
const foothold: readonly Tactic[] = [...persistence, ...escalation];

const iaas: readonly Row[] = [
  ["T1021", "Remote Services", movement],
  ["T1021.007", "Cloud Services", movement],
  ["T1021.008", "Direct Cloud VM Connections", movement],
  ["T1036.010", "Masquerade Account Name", stealth],
  ["T1040", "Network Sniffing", [...credentials, ...discovery]],
  ["T1046", "Network Service Discovery", discovery],
  ["T1048", "Exfiltration Over Alternative Protocol", exfiltration],
  ["T1049", "System Network Connections Discovery", discovery],
  ["T1059", "Command and Scripting Interpreter", execution],
  ["T1059.009", "Cloud API", execution],
  ["T1069", "Permission Groups Discovery", discovery],
  ["T1069.003", "Cloud Groups", discovery],
  ["T1074", "Data Staged", collection],
  ["T1074.002", "Remote Data Staging", collection],
  ["T1078", "Valid Accounts", [...access, ...foothold, ...stealth]],
  ["T1078.001", "Default Accounts", [...access, ...foothold, ...stealth]],
  ["T1078.004", "Cloud Accounts", [...access, ...foothold, ...stealth]],
  ["T1082", "System Information Discovery", discovery],
  ["T1087", "Account Discovery", discovery],
  ["T1087.004", "Cloud Account", discovery],
  ["T1098", "Account Manipulation", foothold],
  ["T1098.001", "Additional Cloud Credentials", foothold],
  ["T1098.003", "Additional Cloud Roles", foothold],
  ["T1098.004", "SSH Authorized Keys", foothold],
  ["T1110", "Brute Force", credentials],
  ["T1110.001", "Password Guessing", credentials],
  ["T1110.003", "Password Spraying", credentials],
  ["T1110.004", "Credential Stuffing", credentials],
  ["T1119", "Automated Collection", collection],
  ["T1136", "Create Account", persistence],
  ["T1136.003", "Cloud Account", persistence],
  ["T1190", "Exploit Public-Facing Application", access],
  ["T1199", "Trusted Relationship", access],
  ["T1201", "Password Policy Discovery", discovery],
  ["T1204", "User Execution", execution],
  ["T1204.003", "Malicious Image", execution],
  ["T1211", "Exploitation for Stealth", stealth],
  ["T1213", "Data from Information Repositories", collection],
  ["T1213.006", "Databases", collection],
  ["T1485", "Data Destruction", impact],
  ["T1485.001", "Lifecycle-Triggered Deletion", impact],
  ["T1486", "Data Encrypted for Impact", impact],
  ["T1489", "Service Stop", impact],
  ["T1490", "Inhibit System Recovery", impact],
  ["T1491", "Defacement", impact],
  ["T1491.002", "External Defacement", impact],
  ["T1496", "Resource Hijacking", impact],
  ["T1496.001", "Compute Hijacking", impact],
  ["T1496.002", "Bandwidth Hijacking", impact],
  ["T1498", "Network Denial of Service", impact],
  ["T1498.001", "Direct Network Flood", impact],
  ["T1498.002", "Reflection Amplification", impact],
  ["T1499", "Endpoint Denial of Service", impact],
  ["T1499.002", "Service Exhaustion Flood", impact],
  ["T1499.003", "Application Exhaustion Flood", impact],
  ["T1499.004", "Application or System Exploitation", impact],
  ["T1518", "Software Discovery", discovery],
  ["T1518.001", "Security Software Discovery", discovery],
  ["T1525", "Implant Internal Image", persistence],
  ["T1526", "Cloud Service Discovery", discovery],
  ["T1528", "Steal Application Access Token", credentials],
  ["T1530", "Data from Cloud Storage", collection],
  ["T1531", "Account Access Removal", impact],
  ["T1535", "Unused/Unsupported Cloud Regions", stealth],
  ["T1537", "Transfer Data to Cloud Account", exfiltration],
  ["T1538", "Cloud Service Dashboard", discovery],
  ["T1546", "Event Triggered Execution", foothold],
  ["T1548", "Abuse Elevation Control Mechanism", escalation],
  ["T1548.005", "Temporary Elevated Cloud Access", escalation],
  ["T1550", "Use Alternate Authentication Material", movement],
  ["T1550.001", "Application Access Token", movement],
  ["T1550.004", "Web Session Cookie", movement],
  ["T1552", "Unsecured Credentials", credentials],
  ["T1552.001", "Credentials In Files", credentials],
  ["T1552.005", "Cloud Instance Metadata API", credentials],
  ["T1555", "Credentials from Password Stores", credentials],
  ["T1555.006", "Cloud Secrets Management Stores", credentials],
  [
    "T1556",
    "Modify Authentication Process",
    [...persistence, ...impairment, ...credentials],
  ],
  [
    "T1556.006",
    "Multi-Factor Authentication",
    [...persistence, ...impairment, ...credentials],
  ],
  [
    "T1556.007",
    "Hybrid Identity",
    [...persistence, ...impairment, ...credentials],
  ],
  [
    "T1556.009",
    "Conditional Access Policies",
    [...persistence, ...impairment, ...credentials],
  ],
  ["T1578", "Modify Cloud Compute Infrastructure", impairment],
  ["T1578.001", "Create Snapshot", impairment],
  ["T1578.002", "Create Cloud Instance", impairment],
  ["T1578.003", "Delete Cloud Instance", impairment],
  ["T1578.004", "Revert Cloud Instance", impairment],
  ["T1578.005", "Modify Cloud Compute Configurations", impairment],
  ["T1580", "Cloud Infrastructure Discovery", discovery],
  ["T1606", "Forge Web Credentials", credentials],
  ["T1606.001", "Web Cookies", credentials],
  ["T1606.002", "SAML Tokens", credentials],
  ["T1614", "System Location Discovery", discovery],
  ["T1619", "Cloud Storage Object Discovery", discovery],
  ["T1621", "Multi-Factor Authentication Request Generation", credentials],
  ["T1648", "Serverless Execution", execution],
  ["T1651", "Cloud Administration Command", execution],
  ["T1654", "Log Enumeration", discovery],
  ["T1666", "Modify Cloud Resource Hierarchy", impairment],
  ["T1680", "Local Storage Discovery", discovery],
  ["T1685", "Disable or Modify Tools", impairment],
  ["T1685.002", "Disable or Modify Cloud Log", impairment],
  ["T1686.001", "Cloud Firewall", impairment],
  ["T1687", "Exploitation for Defense Impairment", impairment],
];

/** What rules name, or well may, although ATT&CK lists it for other platforms only. */
const elsewhere: readonly (readonly [id: string, name: string])[] = [
  ["T1020", "Automated Exfiltration"],
  ["T1021.004", "SSH"],
  ["T1037", "Boot or Logon Initialization Scripts"],
  ["T1053", "Scheduled Task/Job"],
  ["T1070", "Indicator Removal"],
  ["T1072", "Software Deployment Tools"],
  ["T1090", "Proxy"],
  ["T1098.005", "Device Registration"],
  ["T1098.006", "Additional Container Cluster Roles"],
  ["T1105", "Ingress Tool Transfer"],
  ["T1113", "Screen Capture"],
  ["T1133", "External Remote Services"],
  ["T1195", "Supply Chain Compromise"],
  ["T1219", "Remote Access Tools"],
  ["T1484", "Domain or Tenant Policy Modification"],
  ["T1484.002", "Trust Modification"],
  ["T1491.001", "Internal Defacement"],
  ["T1496.003", "SMS Pumping"],
  ["T1496.004", "Cloud Service Hijacking"],
  ["T1529", "System Shutdown/Reboot"],
  ["T1557", "Adversary-in-the-Middle"],
  ["T1565", "Data Manipulation"],
  ["T1567", "Exfiltration Over Web Service"],
  ["T1567.002", "Exfiltration to Cloud Storage"],
  ["T1584.001", "Domains"],
  ["T1584.002", "DNS Server"],
  ["T1599", "Network Boundary Bridging"],
  ["T1609", "Container Administration Command"],
  ["T1610", "Deploy Container"],
  ["T1611", "Escape to Host"],
  ["T1613", "Container and Resource Discovery"],
];

/** All techniques of the table, by id. */
export const techniques: ReadonlyMap<string, Technique> = new Map(
  [
    ...iaas.map(([id, name, tactics]) => ({ id, name, tactics })),
    ...elsewhere.map(([id, name]) => ({ id, name, tactics: [] })),
  ].map((technique) => [technique.id, technique]),
);

/**
 * Ids that ATT&CK 19 revoked, with what took their place. Most rule sets and tools still name them.
 *
 * Source: https://attack.mitre.org/resources/updates/updates-april-2026/
 */
const revoked: Readonly<Record<string, string>> = {
  T1562: "T1685",
  "T1562.001": "T1685",
  "T1562.006": "T1685",
  "T1562.007": "T1686.001",
  "T1562.008": "T1685.002",
};

/** The technique with this id, or the one that took its place; undefined for an id that the table lacks. */
export function techniqueById(id: string): Technique | undefined {
  return techniques.get(revoked[id] ?? id);
}

/** The id of the technique that a sub-technique belongs to; its own for a technique. */
export function parentId(id: string): string {
  return id.replace(/\..*/, "");
}
