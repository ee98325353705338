export {
  CentralEventBus,
  type CentralEventBusProps,
} from "./central-event-bus";
export {
  DelegatedAdministrator,
  type DelegatedAdministratorProps,
  type DelegatedService,
} from "./delegated-administrator";
export {
  MemberForwarding,
  type MemberForwardingProps,
} from "./member-forwarding";
export {
  OrganizationBusAccess,
  type OrganizationBusAccessProps,
} from "./organization-bus-access";
