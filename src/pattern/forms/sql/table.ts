/** A table of CloudTrail records: what each column, and each field in it, is. */
export interface SqlTable {
  readonly [field: string]: SqlType;
}

/** The type of a column or of a field in one. A name is a record's; SQL has it in lower case. */
export type SqlType =
  /** `string` */
  | "text"
  /** `string`, which holds `true` or `false` */
  | "boolean"
  /** `string`, which holds JSON */
  | "json"
  /** `map<string,string>` */
  | "map"
  /** `struct<…>` */
  | { readonly row: SqlTable }
  /** `array<…>` */
  | { readonly array: SqlType };

const attributes: SqlTable = { mfaAuthenticated: "text", creationDate: "text" };

const sessionIssuer: SqlTable = {
  type: "text",
  principalId: "text",
  arn: "text",
  accountId: "text",
  userName: "text",
};

const userIdentity: SqlTable = {
  type: "text",
  principalId: "text",
  arn: "text",
  accountId: "text",
  invokedBy: "text",
  accessKeyId: "text",
  userName: "text",
  onBehalfOf: { row: { userId: "text", identityStoreArn: "text" } },
  sessionContext: {
    row: {
      attributes: { row: attributes },
      sessionIssuer: { row: sessionIssuer },
      ec2RoleDelivery: "text",
      webIdFederationData: {
        row: { federatedProvider: "text", attributes: "map" },
      },
    },
  },
};

/**
 * The table that Athena's user guide documents for the logs of a trail, read with
 * `org.apache.hive.hcatalog.data.JsonSerDe`.
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const cloudTrailTable: SqlTable = {
  eventVersion: "text",
  userIdentity: { row: userIdentity },
  eventTime: "text",
  eventSource: "text",
  eventName: "text",
  awsRegion: "text",
  sourceIPAddress: "text",
  userAgent: "text",
  errorCode: "text",
  errorMessage: "text",
  requestParameters: "json",
  responseElements: "json",
  additionalEventData: "json",
  requestID: "text",
  eventID: "text",
  readOnly: "boolean",
  resources: {
    array: { row: { ARN: "text", accountId: "text", type: "text" } },
  },
  eventType: "text",
  apiVersion: "text",
  recipientAccountId: "text",
  serviceEventDetails: "json",
  sharedEventID: "text",
  vpcEndpointId: "text",
  vpcEndpointAccountId: "text",
  eventCategory: "text",
  addendum: {
    row: {
      reason: "text",
      updatedFields: "text",
      originalRequestID: "text",
      originalEventID: "text",
    },
  },
  sessionCredentialFromConsole: "text",
  edgeDeviceDetails: "json",
  tlsDetails: {
    row: {
      tlsVersion: "text",
      cipherSuite: "text",
      clientProvidedHostHeader: "text",
    },
  },
};
