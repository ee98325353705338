import type { Resource } from "../model";
import { isProblem, problem, type Finding } from "./finding";
import type { Graph } from "./graph";
import { nameIn } from "./values";

/** Who takes a role, by which argument, for which service. */
export interface RoleUse {
  readonly user: Resource;
  readonly argument: string;
  readonly role: Resource;
  readonly service: string;
}

/**
 * What was found of a role; where it is meant for another service, and another role for this one,
 * whoever names it has named the wrong one.
 */
export function roleBlamed(
  graph: Graph,
  { user, argument, role, service }: RoleUse,
  findings: readonly Finding[],
): readonly Finding[] {
  const isRefused = findings.some(
    (finding) => isProblem(finding) && finding.at === role.address,
  );
  const isFor = (one: Resource) =>
    nameIn(one, "assume_role_policy").includes(service);
  const meant = graph.ofType("aws_iam_role").find(isFor);
  if (!isRefused || isFor(role) || meant === undefined) return findings;
  return [
    problem({
      id: "other-role",
      at: user.address,
      argument,
      what: `${argument} is ${role.address}, which ${service} may not take; the role for it is ${meant.address}`,
      mend: `${argument} = ${meant.address}.arn`,
      orAt: [role.address],
    }),
  ];
}
