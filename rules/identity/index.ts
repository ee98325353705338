// Who may sign in and what they may do: users, roles, keys, policies, providers, root.

import type { Rule } from "../../src/rule/rule";
import { accessKeyCreated } from "./access-key-created";
import { accessKeyReactivated } from "./access-key-reactivated";
import { accessKeyRemoved } from "./access-key-removed";
import { accountContactsChanged } from "./account-contacts-changed";
import { administratorPolicyAttached } from "./administrator-policy-attached";
import { centralRootAccessChanges } from "./central-root-access-changes";
import { consoleSignInFailures } from "./console-sign-in-failures";
import { consoleSignInWithoutMfa } from "./console-sign-in-without-mfa";
import { defaultPolicyVersionSet } from "./default-policy-version-set";
import { iamPolicyChanges } from "./iam-policy-changes";
import { iamUserAccessRemoved } from "./iam-user-access-removed";
import { iamUserCreated } from "./iam-user-created";
import { identityCenterAccessGranted } from "./identity-center-access-granted";
import { identityCenterAdministratorRights } from "./identity-center-administrator-rights";
import { identityCenterMfaChanged } from "./identity-center-mfa-changed";
import { identityCenterSourceChanges } from "./identity-center-source-changes";
import { identityCenterUsersChanged } from "./identity-center-users-changed";
import { identityPoolOpenedToGuests } from "./identity-pool-opened-to-guests";
import { loginProfileCreated } from "./login-profile-created";
import { mfaDeviceAdded } from "./mfa-device-added";
import { mfaDeviceRemoved } from "./mfa-device-removed";
import { oidcProviderChanges } from "./oidc-provider-changes";
import { passwordPolicyWeakened } from "./password-policy-weakened";
import { passwordResetForUser } from "./password-reset-for-user";
import { permissionsBoundaryChanges } from "./permissions-boundary-changes";
import { policyGrantsIamRights } from "./policy-grants-iam-rights";
import { roleAddedToInstanceProfile } from "./role-added-to-instance-profile";
import { roleCreatedForAccounts } from "./role-created-for-accounts";
import { roleTrustChanges } from "./role-trust-changes";
import { rolesAnywhereChanges } from "./roles-anywhere-changes";
import { rootAccessKeyCreated } from "./root-access-key-created";
import { rootCredentialsChanged } from "./root-credentials-changed";
import { rootPasswordRecovery } from "./root-password-recovery";
import { rootSessionAssumed } from "./root-session-assumed";
import { rootSignInFailures } from "./root-sign-in-failures";
import { rootSignInWithoutMfa } from "./root-sign-in-without-mfa";
import { rootUsage } from "./root-usage";
import { samlProviderChanges } from "./saml-provider-changes";
import { serviceSpecificCredentialCreated } from "./service-specific-credential-created";
import { unauthorizedApiCalls } from "./unauthorized-api-calls";
import { unauthorizedApiCallsSecurityHub } from "./unauthorized-api-calls-security-hub";
import { userAddedToGroup } from "./user-added-to-group";
import { userKeyOrCertificateUploaded } from "./user-key-or-certificate-uploaded";

/** Users, roles, keys and sign-ins. */
export const identity: readonly Rule[] = [
  accessKeyCreated,
  accessKeyReactivated,
  accessKeyRemoved,
  accountContactsChanged,
  administratorPolicyAttached,
  centralRootAccessChanges,
  consoleSignInFailures,
  consoleSignInWithoutMfa,
  defaultPolicyVersionSet,
  iamPolicyChanges,
  iamUserAccessRemoved,
  iamUserCreated,
  identityCenterAccessGranted,
  identityCenterAdministratorRights,
  identityCenterMfaChanged,
  identityCenterSourceChanges,
  identityCenterUsersChanged,
  identityPoolOpenedToGuests,
  loginProfileCreated,
  mfaDeviceAdded,
  mfaDeviceRemoved,
  oidcProviderChanges,
  passwordPolicyWeakened,
  passwordResetForUser,
  permissionsBoundaryChanges,
  policyGrantsIamRights,
  roleAddedToInstanceProfile,
  roleCreatedForAccounts,
  roleTrustChanges,
  rolesAnywhereChanges,
  rootAccessKeyCreated,
  rootCredentialsChanged,
  rootPasswordRecovery,
  rootSessionAssumed,
  rootSignInFailures,
  rootSignInWithoutMfa,
  rootUsage,
  samlProviderChanges,
  serviceSpecificCredentialCreated,
  unauthorizedApiCalls,
  unauthorizedApiCallsSecurityHub,
  userAddedToGroup,
  userKeyOrCertificateUploaded,
];
