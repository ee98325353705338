import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder, readable } from "../placeholder";
import { parseConditions } from "./parse-conditions";
import { parseActions, parseResources } from "./parse-patterns";
import { parsePrincipal } from "./parse-principal";
import type { PolicyKind, Statement, UnknownStatement } from "./policy";
import { isMap, kindOf, type Complain } from "./reading";

/** What is wrong with a statement, each with its place. */
export interface Mistaken {
  readonly mistakes: readonly string[];
}

const elements: readonly string[] = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/**
 * Reads one statement.
 *
 * @param variables whether the policy's version has them
 */
export function parseStatement(
  value: Value,
  index: number,
  kind: PolicyKind,
  variables: boolean,
): Statement | UnknownStatement | Mistaken {
  const at = `Statement[${index}]`;
  const unknown = (reason: string): UnknownStatement => ({
    index,
    effect: "unknown",
    reason: `${at}: ${reason}`,
  });
  if (value instanceof Unknown) return unknown(value.reason);
  if (typeof value === "string" && hasPlaceholder(value)) {
    return unknown(`${readable(value)} is not known`);
  }
  if (!isMap(value)) {
    return {
      mistakes: [`${at}: expected a statement, found ${kindOf(value)}`],
    };
  }
  const mistakes: string[] = [];
  const complain: Complain = (element, mistake) =>
    mistakes.push(`${at}.${element}: ${mistake}`);
  const parts = {
    index,
    sid: parseSid(value, kind, complain),
    principal: parsePrincipal(value, kind, complain),
    action: parseActions(value, complain),
    resource: parseResources(value, kind, variables, complain),
    conditions: parseConditions(value, variables, complain),
  };
  for (const name of Object.keys(value)) {
    if (!elements.includes(name)) {
      complain(name, `expected one of ${elements.join(", ")}`);
    }
  }
  const effect = value["Effect"];
  const isUncertain =
    effect instanceof Unknown ||
    (typeof effect === "string" && hasPlaceholder(effect));
  if (effect === "Allow" || effect === "Deny") {
    return mistakes.length > 0 ? { mistakes } : { ...parts, effect };
  }
  if (!isUncertain) {
    complain("Effect", `expected Allow or Deny, found ${kindOf(effect)}`);
  }
  return mistakes.length > 0
    ? { mistakes }
    : unknown(
        effect instanceof Unknown ? effect.reason : "its Effect is not known",
      );
}

/** IAM takes letters and digits only; services are not as strict. */
function parseSid(
  statement: ValueMap,
  kind: PolicyKind,
  complain: Complain,
): string | undefined {
  const sid = statement["Sid"];
  if (sid === undefined || sid === null || sid instanceof Unknown) {
    return undefined;
  }
  if (typeof sid !== "string") {
    complain("Sid", `expected a text, found ${kindOf(sid)}`);
    return undefined;
  }
  if (
    (kind === "identity" || kind === "trust") &&
    !hasPlaceholder(sid) &&
    !/^[0-9A-Za-z]*$/.test(sid)
  ) {
    complain("Sid", `expected letters and digits only, found "${sid}"`);
  }
  return sid === "" ? undefined : readable(sid);
}
