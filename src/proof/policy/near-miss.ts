import { Unknown } from "../model";
import { readable } from "../placeholder";
import { holds, wantedTexts } from "./condition";
import type { PartOfPolicies, StatementPlace } from "./policies";
import type { PrincipalElement, Statement } from "./policy";
import { isGranted, reaches } from "./principal";
import type { Principal, Request } from "./request";
import { matchesAction, matchesResource, type Asked } from "./statement";

/** An Allow that would do but for some of its elements. */
export interface NearMiss extends StatementPlace {
  /** At least one. */
  readonly misses: readonly Miss[];
}

/** An element of a statement that the request does not meet. */
export interface Miss {
  readonly element: "principal" | "action" | "resource" | "condition";
  /** Within the policy: `Statement[1].Condition.StringEquals.aws:SourceArn`. */
  readonly at: string;
  /** Of a condition: `StringEquals`. */
  readonly operator: string | undefined;
  /** Of a condition: `aws:SourceArn`. */
  readonly key: string | undefined;
  /** What the policy says, as people read it. */
  readonly wanted: readonly string[];
  /** What the request says, as people read it; undefined for a condition key that it does not have. */
  readonly found: string | undefined;
}

/** The Allow statements that a request misses, nearest first. */
export function nearMisses(
  parts: readonly PartOfPolicies[],
  asked: Asked,
): readonly NearMiss[] {
  const found = parts.flatMap(({ part, policies }) =>
    policies.flatMap((policy, n) =>
      policy.is !== "policy"
        ? []
        : policy.statements.flatMap((statement) =>
            statement.effect === "Allow"
              ? [missOf(statement, asked, { part, policy: n })]
              : [],
          ),
    ),
  );
  return found
    .filter(({ near }) => near.misses.length > 0)
    .sort((a, b) => a.distance - b.distance)
    .map(({ near }) => near);
}

/** How far each miss puts a statement from what was meant: one for another action or sort of principal is likely another's. */
const distances = {
  condition: 2,
  resource: 2,
  principal: 2,
  action: 3,
  "other sort of principal": 4,
} as const;

function missOf(
  statement: Statement,
  asked: Asked,
  place: Pick<StatementPlace, "part" | "policy">,
): { readonly near: NearMiss; readonly distance: number } {
  const { index, sid, principal } = statement;
  const misses = [
    ...principalMiss(statement, asked.request),
    ...patternMisses(statement, asked),
    ...conditionMisses(statement, asked),
  ];
  const distance = misses
    .map(({ element }) =>
      element === "principal" && principal !== undefined
        ? distances[
            isOfSort(principal, asked.request.principal)
              ? "principal"
              : "other sort of principal"
          ]
        : distances[element],
    )
    .reduce((sum, one) => sum + one, 0);
  return { near: { ...place, index, sid, misses }, distance };
}

function principalMiss(
  { index, principal }: Statement,
  request: Request,
): readonly Miss[] {
  if (
    principal === undefined ||
    reaches.some((reach) => isGranted(principal, request.principal, reach))
  ) {
    return [];
  }
  return [
    {
      element: "principal",
      at: `Statement[${index}].${principal.negated ? "NotPrincipal" : "Principal"}`,
      operator: undefined,
      key: undefined,
      wanted: principal.entries.map((entry) =>
        entry instanceof Unknown ? "?" : readable(entry.value),
      ),
      found: readable(nameOf(request.principal)),
    },
  ];
}

/** Whether it names services where a service asks, and so on. */
function isOfSort({ entries }: PrincipalElement, asking: Principal): boolean {
  const type =
    asking === "anonymous" || "aws" in asking
      ? "AWS"
      : "service" in asking
        ? "Service"
        : "Federated";
  return entries.some(
    (entry) => entry instanceof Unknown || entry.type === type,
  );
}

function nameOf(principal: Principal): string {
  if (principal === "anonymous") return principal;
  if ("aws" in principal) return principal.aws;
  return "service" in principal
    ? [principal.service].flat().join(" or ")
    : principal.federated;
}

function patternMisses(statement: Statement, asked: Asked): readonly Miss[] {
  const { index, action, resource } = statement;
  const at = (name: string, negated: boolean) =>
    `Statement[${index}].${negated ? "Not" : ""}${name}`;
  const misses: Miss[] = [];
  if (matchesAction(statement, asked) === false) {
    misses.push({
      element: "action",
      at: at("Action", action.negated),
      operator: undefined,
      key: undefined,
      wanted: wantedTexts(action.patterns),
      found: readable(asked.request.action),
    });
  }
  if (resource && matchesResource(statement, asked) === false) {
    misses.push({
      element: "resource",
      at: at("Resource", resource.negated),
      operator: undefined,
      key: undefined,
      wanted: wantedTexts(resource.patterns),
      found: readable(asked.request.resource),
    });
  }
  return misses;
}

function conditionMisses(
  { index, conditions }: Statement,
  { scope }: Asked,
): readonly Miss[] {
  return conditions.flatMap((condition) => {
    if (condition instanceof Unknown || holds(condition, scope) !== false) {
      return [];
    }
    const { operatorName, key, values } = condition;
    const found = scope.get(key);
    return [
      {
        element: "condition",
        at: `Statement[${index}].Condition.${operatorName}.${key}`,
        operator: operatorName,
        key,
        wanted: wantedTexts(values),
        found:
          found === undefined || found instanceof Unknown
            ? undefined
            : readable([found].flat().join(", ")),
      },
    ];
  });
}
