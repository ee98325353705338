import {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
  root,
  type Overrides,
} from "../../cloudtrail/event";
import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Rule } from "../rule";
import { identityTypes, type ConditionField } from "./condition-fields";
import type { OwnCondition } from "./own-event";

type UserIdentity = NonNullable<CloudTrailRecord["userIdentity"]>;
type IdentityType = NonNullable<UserIdentity["type"]>;

/** What a record has in a field; undefined: nothing. */
type Values = Partial<Record<ConditionField, string | undefined>>;

/**
 * Records that prove a user's event: one that matches for each value that a field may have, and
 * near misses that lack one field or have another value in it, and are the same otherwise.
 */
export function ownEventCases(
  conditions: readonly OwnCondition[],
): Pick<Rule, "matches" | "ignores"> {
  const fitting: Values = Object.fromEntries(
    conditions.map(({ field, values: [first] }) => [field, example(first)]),
  );
  const matches: Record<string, CloudTrailRecord> = {};
  const ignores: Record<string, CloudTrailRecord> = {};
  for (const { field, values } of conditions) {
    for (const value of values) {
      matches[`${field} ${value}`] = record({
        ...fitting,
        [field]: example(value),
      });
    }
    for (const other of others(field, values)) {
      ignores[`${field} ${other}`] = record({ ...fitting, [field]: other });
    }
    ignores[`no ${field}`] = record({ ...fitting, [field]: undefined });
  }
  return { matches, ignores };
}

/** A text that fits: with one in place of each asterisk. */
function example(value: string): string {
  return value.replaceAll("*", "Any");
}

/** A value of the field that none of these fits, where one comes to mind. */
function others(
  field: ConditionField,
  values: readonly string[],
): readonly string[] {
  const [first = ""] = values;
  const bare = first.replaceAll("*", "");
  const candidates =
    field === "userIdentityType"
      ? identityTypes
      : [`${bare}X`, `X${bare}`, "Other"];
  const other = candidates.find(
    (candidate) => !values.some((value) => fits(value, candidate)),
  );
  return other === undefined ? [] : [other];
}

/** Written once more, and not by the matcher that the cases are to test. */
function fits(value: string, text: string): boolean {
  const word = value.replaceAll("*", "");
  if (value === "*") return true;
  if (value.startsWith("*") && value.endsWith("*")) return text.includes(word);
  if (value.startsWith("*")) return text.endsWith(word);
  return value.endsWith("*") ? text.startsWith(word) : text === word;
}

/** A record with these values. A field that is named without a value is not there. */
function record(values: Values): CloudTrailRecord {
  const overrides: Overrides = {
    ...given(values, "eventName"),
    ...given(values, "eventSource"),
    ...given(values, "errorCode"),
    ...("userIdentityType" in values && {
      userIdentity: identity(values.userIdentityType),
    }),
    ...("resourceType" in values && {
      resources: resources(values.resourceType),
    }),
  };
  return values.eventName === "ConsoleLogin"
    ? consoleSignIn(overrides)
    : apiCall(overrides);
}

function given(
  values: Values,
  name: "eventName" | "eventSource" | "errorCode",
): Overrides {
  return name in values ? { [name]: values[name] ?? missing } : {};
}

function identity(type: string | undefined): Overrides<UserIdentity> {
  if (type === "Root") return root;
  if (type === "AssumedRole") return assumedRole;
  // A value of the closed set, as the reader has seen.
  return { type: (type as IdentityType | undefined) ?? missing };
}

/** The resource that counts is the second: any may. */
function resources(type: string | undefined) {
  return type === undefined
    ? missing
    : [{ ARN: "arn:aws:example:::first" }, { type }];
}
