/** One rule of a security group that lets traffic in. */
export interface IngressRule {
  /** `sgr-…`; older records do not have it. */
  readonly id: string | undefined;
  /** `tcp`, `udp`, …, a number, or `-1` for all. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** IPv4 or IPv6 addresses. */
  readonly cidr: string;
}

/** What an attacker logs in by. */
const doors = [22, 3389] as const;

/**
 * Whether it opens SSH or RDP to everybody. Half of all addresses is everybody, too: with two such
 * rules one would pass a look at `/0` only.
 */
export function isOpenDoor(rule: IngressRule): boolean {
  return isEverybody(rule.cidr) && doors.some((port) => lets(rule, port));
}

/** Whether the two let the same traffic in. */
export function isSameTraffic(a: IngressRule, b: IngressRule): boolean {
  return inWords(a) === inWords(b);
}

/** Such as `tcp 22-22 from 0.0.0.0/0`. */
export function inWords(rule: IngressRule): string {
  const { from, to, cidr } = rule;
  const protocol = protocolOf(rule);
  return protocol === "-1"
    ? `everything from ${cidr}`
    : `${protocol} ${isAllPorts(rule) ? "all ports" : `${from}-${to}`} from ${cidr}`;
}

function isEverybody(cidr: string): boolean {
  const length = /\/(\d+)$/.exec(cidr)?.[1];
  return length !== undefined && Number(length) <= 1;
}

function lets(rule: IngressRule, port: number): boolean {
  const protocol = protocolOf(rule);
  if (protocol === "-1") return true;
  if (protocol !== "tcp") return false;
  return isAllPorts(rule) || (rule.from <= port && port <= rule.to);
}

function isAllPorts({ from, to }: IngressRule): boolean {
  return from === -1 || to === -1;
}

function protocolOf({ protocol }: IngressRule): string {
  return protocol === "6" ? "tcp" : protocol.toLowerCase();
}
