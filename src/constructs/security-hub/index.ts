export { SecurityHub, type SecurityHubProps } from "./security-hub";
export {
  type FindingSource,
  SecurityHubAlert,
  type SecurityHubAlertProps,
} from "./security-hub-alert";
export { type SecurityStandard, securityStandards } from "./standards";
