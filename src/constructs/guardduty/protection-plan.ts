/**
 * GuardDuty's protection plans, by what they look at, with the names that its API has for them.
 * CloudTrail, VPC flow logs and DNS are looked at by every detector.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
 */
export const protectionPlans = {
  /** Data events of S3, without a trail that records them. Charged by their number. */
  s3: "S3_DATA_EVENTS",
  /** Audit logs of EKS clusters. Charged by events. */
  eks: "EKS_AUDIT_LOGS",
  /** Volumes of instances that a finding is about. Charged by scanned gigabyte, nothing without a finding. */
  malware: "EBS_MALWARE_PROTECTION",
  /** Sign-ins to RDS databases. Charged by virtual processor. */
  rds: "RDS_LOGIN_EVENTS",
  /** Network activity of Lambda functions. Charged by their traffic. */
  lambda: "LAMBDA_NETWORK_LOGS",
  /** Processes on EC2, ECS and EKS, watched by agents that AWS installs. Charged by virtual processor, the dearest. */
  runtime: "RUNTIME_MONITORING",
} as const;

/** A thing that GuardDuty looks at if it is asked to. */
export type ProtectionPlan = keyof typeof protectionPlans;

/** All plans that need no agent. They cost nothing where there is nothing of their kind. */
export const agentlessPlans: readonly ProtectionPlan[] = [
  "s3",
  "eks",
  "malware",
  "rds",
  "lambda",
];

/** The agents that AWS installs and updates by itself for the plan `runtime`. */
const agents = [
  "EKS_ADDON_MANAGEMENT",
  "ECS_FARGATE_AGENT_MANAGEMENT",
  "EC2_AGENT_MANAGEMENT",
] as const;

/** A plan as GuardDuty's API has it. */
export interface PlanState {
  readonly feature: string;
  readonly on: boolean;
  /** What is switched on and off with it. */
  readonly agents: readonly string[];
}

/** Every plan, and whether it is among the chosen ones: AWS switches some on by itself. */
export function planStates(
  chosen: readonly ProtectionPlan[],
): readonly PlanState[] {
  // The object's own keys, which `Object.keys` types as any text.
  return (Object.keys(protectionPlans) as ProtectionPlan[]).map((plan) => ({
    feature: protectionPlans[plan],
    on: chosen.includes(plan),
    agents: plan === "runtime" ? agents : [],
  }));
}
