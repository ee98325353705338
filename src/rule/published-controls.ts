import type { Control } from "./rule";

/** A control that auditors check, whether a rule can satisfy it or not. */
export interface PublishedControl {
  readonly framework: Control["framework"];
  /** The id in the newest version, such as `5.3`. */
  readonly id: string;
  /** What it asks to be told of, in our words. */
  readonly topic: string;
  /** Earlier ids with the versions they stood in, newest first. */
  readonly formerly: readonly string[];
  /** Why no rule can satisfy it, and what does; undefined where one can. */
  readonly notARule?: string;
}

/** The version whose ids the CIS controls carry here. */
export const cisVersion = "7.0";

/** The topics of the Monitoring chapter, which kept their order and moved by a chapter twice. */
const topics = [
  "Unauthorized API calls",
  "Console sign-in without MFA",
  "Use of the root user",
  "IAM policy changes",
  "CloudTrail configuration changes",
  "Console authentication failures",
  "Customer keys disabled or scheduled for deletion",
  "S3 bucket policy changes",
  "AWS Config configuration changes",
  "Security group changes",
  "Network ACL changes",
  "Network gateway changes",
  "Route table changes",
  "VPC changes",
  "AWS Organizations changes",
] as const;

const posture = "a state, not an event: no record says that it holds.";

const cis: readonly PublishedControl[] = [
  ...topics.map((topic, index) => ({
    framework: "CIS AWS Foundations Benchmark" as const,
    id: `5.${index + 1}`,
    topic,
    formerly: [
      `4.${index + 1} (1.4 to 5.0)`,
      ...(index < 14 ? [`3.${index + 1} (1.2)`] : []),
      // The use of root stood in the Identity chapter, too.
      ...(index === 2 ? ["1.7 (1.4)", "1.1 (1.2)"] : []),
    ],
  })),
  {
    framework: "CIS AWS Foundations Benchmark",
    id: "5.16",
    topic: "Security Hub is enabled",
    formerly: ["4.16 (1.5 to 5.0)"],
    notARule: `${posture} Enable Security Hub in every region.`,
  },
];

/** Security Hub begins with the use of root, and has no control for Organizations. */
const [unauthorized, withoutMfa, root, ...others] = topics;
const watched = [root, unauthorized, withoutMfa, ...others.slice(0, 11)];

const securityHub: readonly PublishedControl[] = [
  ...watched.map((topic, index) => ({
    framework: "AWS Security Hub" as const,
    id: `CloudWatch.${index + 1}`,
    topic,
    formerly: [],
  })),
  {
    framework: "AWS Security Hub",
    id: "CloudWatch.15",
    topic: "Alarms have an action",
    formerly: [],
    notARule: `${posture} Every alarm made here has a topic.`,
  },
  {
    framework: "AWS Security Hub",
    id: "CloudWatch.16",
    topic: "Log groups are kept for a year",
    formerly: [],
    notARule: `${posture} Set retention_days to 365 or more.`,
  },
  {
    framework: "AWS Security Hub",
    id: "CloudWatch.17",
    topic: "Alarm actions are activated",
    formerly: [],
    notARule: `${posture} Every alarm made here has its actions on.`,
  },
];

/**
 * The controls that ask for alerts on events, and their neighbours that look as if they did.
 *
 * Sources: CIS AWS Foundations Benchmark 7.0, chapter 5 (4 in versions 1.4 to 5.0, 3 in 1.2);
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const publishedControls: readonly PublishedControl[] = [
  ...cis,
  ...securityHub,
];
