export { GuardDuty, type GuardDutyProps } from "./guardduty";
export {
  GuardDutyAlert,
  type GuardDutyAlertProps,
  guardDutySeverities,
  type GuardDutySeverity,
} from "./guardduty-alert";
export {
  agentlessPlans,
  type ProtectionPlan,
  protectionPlans,
} from "./protection-plan";
