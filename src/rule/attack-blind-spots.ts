/** Why no rule over CloudTrail's management events can tell a technique. */
export interface BlindSpot {
  /** In three words, for a table. */
  readonly label: string;
  readonly reason: string;
  /** The page of AWS that says so. */
  readonly source: string;
}

const guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/";

/** Where rules are blind, and why. A technique that is neither here nor covered is a gap to close. */
export const blindSpots = {
  inside: {
    label: "inside a workload",
    reason:
      "It happens inside an instance, an application, a database or the network. CloudTrail records calls to AWS. GuardDuty and agents see it.",
    source: `${guide}cloudtrail-concepts.html`,
  },
  data: {
    label: "data events",
    reason:
      "Access to objects and items is recorded as data events, which a trail omits unless it is told to and paid for.",
    source: `${guide}logging-data-events-with-cloudtrail.html`,
  },
  ordinary: {
    label: "looks like work",
    reason:
      "Each call is one that consoles, tools and people make all day. To tell takes a history for each caller; filters and event rules see one event at a time.",
    source:
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html",
  },
  provider: {
    label: "at your identity provider",
    reason:
      "It happens where people sign in before they come to AWS. Alert on that provider's own log.",
    source: `${guide}cloudtrail-event-reference-aws-console-sign-in-events.html`,
  },
  account: {
    label: "yours to define",
    reason:
      "Only the owner knows which regions or names are in use. Deny the rest with a service control policy.",
    source:
      "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  },
} as const satisfies Record<string, BlindSpot>;

const techniques: Readonly<Record<keyof typeof blindSpots, string>> = {
  inside: `T1046 T1048 T1049 T1082 T1190 T1211 T1213 T1213.006 T1491 T1491.002 T1496.002 T1498
    T1498.001 T1498.002 T1499 T1499.002 T1499.003 T1499.004 T1518 T1528 T1552 T1552.001 T1552.005
    T1606.001 T1614 T1680 T1687`,
  data: "T1074 T1074.002 T1119 T1486 T1530 T1619",
  ordinary: `T1021.007 T1059 T1059.009 T1069 T1069.003 T1087 T1087.004 T1110.003 T1110.004 T1199
    T1201 T1204 T1204.003 T1526 T1538 T1550 T1550.001 T1550.004 T1580 T1654`,
  provider: "T1556.007 T1556.009 T1621",
  account: "T1036.010 T1535",
};

const byTechnique: ReadonlyMap<string, BlindSpot> = new Map(
  Object.entries(blindSpots).flatMap(([key, spot]) =>
    // Object.entries widens the keys of blindSpots.
    techniques[key as keyof typeof blindSpots]
      .split(/\s+/)
      .map((id) => [id, spot] as const),
  ),
);

/** Why rules cannot tell the technique; undefined where they could. */
export function blindSpotOf(techniqueId: string): BlindSpot | undefined {
  return byTechnique.get(techniqueId);
}

/** Every technique with a blind spot, for the gate that looks for ids that ATT&CK lacks. */
export const blindTechniques: readonly string[] = [...byTechnique.keys()];
