import { recordSchema } from "../../cloudtrail/record";
import { limits } from "../../pattern";
import { schemaAt } from "../../pattern/schema-at";
import { nearest } from "../did-you-mean";
import type { TextForm } from "./event-fields";

/** A field of a user's event that says something about the record. */
export type ConditionField =
  | "eventName"
  | "eventSource"
  | "userIdentityType"
  | "errorCode"
  | "resourceType";

interface FieldData extends TextForm {
  /** Where the record has it. */
  readonly path: string;
  /** @default - any number */
  readonly mostValues?: number;
}

const type = schemaAt(recordSchema, [
  { kind: "key", name: "userIdentity" },
  { kind: "key", name: "type" },
]);
/** CloudTrail's types of callers. */
export const identityTypes =
  typeof type === "object" && type.kind === "text" ? type.values : [];

/** Every field that a condition can be about. */
export const conditionFields: Readonly<Record<ConditionField, FieldData>> = {
  eventName: {
    path: "eventName",
    form: /^\*?[\w.:-]+\*?$/,
    expected: "the name of an action such as StopLogging, or Delete*",
  },
  eventSource: {
    path: "eventSource",
    form: /^(\*?[a-z0-9.-]+\*|\*?[a-z0-9.-]*\.amazonaws\.com)$/,
    expected: "a service such as iam.amazonaws.com",
    meant: (text) =>
      /^[a-z0-9-]+$/.test(text) ? `${text}.amazonaws.com` : undefined,
  },
  userIdentityType: {
    path: "userIdentity.type",
    form: new RegExp(`^(${identityTypes.join("|")})$`),
    expected: `one of ${identityTypes.join(", ")}`,
    meant: (text) => nearest(text, identityTypes),
  },
  errorCode: {
    path: "errorCode",
    form: /^(\*|\*?[\w.:-]+\*?)$/,
    expected:
      "an error code such as AccessDenied, *UnauthorizedOperation, or * for any (it has no blanks; an errorMessage is something else)",
  },
  resourceType: {
    path: "resources[*].type",
    form: /^\*?[A-Za-z0-9:]*::[A-Za-z0-9:]*\*?$/,
    expected: "a type of resource such as AWS::S3::Object, or AWS::KMS::*",
    mostValues: limits.wildcardSelectors,
  },
};
