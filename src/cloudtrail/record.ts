import {
  any,
  array,
  boolean,
  object,
  oneOf,
  open,
  text,
  type RecordOf,
} from "../pattern/schema";

const sessionContext = object(
  [
    "attributes",
    object(
      ["creationDate", text],
      ["mfaAuthenticated", oneOf("true", "false")],
    ),
  ],
  [
    "sessionIssuer",
    object(
      ["type", oneOf("Root", "IAMUser", "Role")],
      ["userName", text],
      ["principalId", text],
      ["arn", text],
      ["accountId", text],
    ),
  ],
  [
    "webIdFederationData",
    object(["federatedProvider", text], ["attributes", open()]),
  ],
  ["assumedRoot", oneOf("true")],
  ["sourceIdentity", text],
  ["ec2RoleDelivery", text],
  ["signInSessionArn", text],
);

const userIdentity = object(
  [
    "type",
    oneOf(
      "Root",
      "IAMUser",
      "AssumedRole",
      "Role",
      "FederatedUser",
      "Directory",
      "AWSAccount",
      "AWSService",
      "IdentityCenterUser",
      "SAMLUser",
      "WebIdentityUser",
      "Unknown",
    ),
  ],
  ["userName", text],
  ["principalId", text],
  ["arn", text],
  ["accountId", text],
  ["accessKeyId", text],
  ["invokedBy", text],
  ["sessionContext", sessionContext],
  ["invokedByDelegate", object(["accountId", text])],
  ["onBehalfOf", object(["userId", text], ["identityStoreArn", text])],
  [
    "inScopeOf",
    object(
      ["sourceArn", text],
      ["sourceAccount", text],
      ["issuerType", text],
      ["credentialsIssuedTo", text],
    ),
  ],
  ["credentialId", text],
  ["identityProvider", text],
);

/** Success or Failure of a step of a console sign-in. */
const outcome = oneOf("Success", "Failure");

/**
 * The CloudTrail record, event version 1.11, as trails deliver it.
 *
 * Sources: the CloudTrail user guide's record contents, userIdentity element and console sign-in
 * events. `eventContext` is left out: it exists only in event data stores. Insights records carry
 * `insightDetails` and lack most others.
 */
export const recordSchema = object(
  ["eventVersion", text],
  ["eventTime", text],
  ["userIdentity", userIdentity],
  ["eventSource", text],
  ["eventName", text],
  ["awsRegion", text],
  ["sourceIPAddress", text],
  ["userAgent", text],
  ["errorCode", text],
  ["errorMessage", text],
  ["requestParameters", open()],
  [
    "responseElements",
    open(
      ["ConsoleLogin", outcome],
      ["CheckMfa", outcome],
      ["GetSigninToken", outcome],
      ["SwitchRole", outcome],
    ),
  ],
  [
    "additionalEventData",
    open(
      ["MFAUsed", oneOf("Yes", "No")],
      ["MobileVersion", oneOf("Yes", "No")],
      ["LoginTo", text],
      ["MFAIdentifier", text],
      ["MfaType", text],
      ["SwitchFrom", text],
      ["RedirectTo", text],
    ),
  ],
  ["requestID", text],
  ["eventID", text],
  [
    "eventType",
    oneOf(
      "AwsApiCall",
      "AwsServiceEvent",
      "AwsConsoleAction",
      "AwsConsoleSignIn",
      "AwsVpceEvents",
      "AwsCloudTrailInsight",
    ),
  ],
  ["apiVersion", text],
  ["managementEvent", boolean],
  ["readOnly", boolean],
  [
    "resources",
    array(
      object(
        ["ARN", text],
        ["ARNPrefix", text],
        ["accountId", text],
        ["type", text],
      ),
    ),
  ],
  ["recipientAccountId", text],
  ["serviceEventDetails", open()],
  ["sharedEventID", text],
  ["vpcEndpointId", text],
  ["vpcEndpointAccountId", text],
  ["eventCategory", oneOf("Management", "Data", "NetworkActivity", "Insight")],
  [
    "addendum",
    object(
      ["reason", oneOf("DELIVERY_DELAY", "UPDATED_DATA", "SERVICE_OUTAGE")],
      ["updatedFields", any],
      ["originalRequestID", text],
      ["originalEventID", text],
    ),
  ],
  ["sessionCredentialFromConsole", oneOf("true")],
  ["edgeDeviceDetails", open()],
  [
    "tlsDetails",
    object(
      ["tlsVersion", text],
      ["cipherSuite", text],
      ["clientProvidedHostHeader", text],
      ["keyExchange", text],
    ),
  ],
  ["insightDetails", open()],
);

/** The schema as a type of its own, so that messages and editors show its name. */
export type RecordSchema = typeof recordSchema;

/** A record as `JSON.parse` gives it. Every field may be missing. */
export type CloudTrailRecord = RecordOf<RecordSchema>;
