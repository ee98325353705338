import type { Resource } from "../../model";
import { isProblem, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { nameIn } from "../graph/values";

/** Who takes a role, by which argument, for which service. */
export interface RoleUse {
  readonly user: Resource;
  readonly argument: string;
  readonly role: Resource;
  readonly service: string;
}

/** The arguments by which roles are taken. */
const taking = [
  ["aws_cloudtrail", "cloud_watch_logs_role_arn"],
  ["aws_cloudwatch_event_target", "role_arn"],
  ["aws_cloudwatch_log_subscription_filter", "role_arn"],
  ["aws_config_configuration_recorder", "role_arn"],
  ["aws_lambda_function", "role"],
] as const;

/** Whether something takes the role, of another type than one. */
function isTaken(graph: Graph, role: Resource, except?: string): boolean {
  const arn = nameIn(role, "arn");
  return taking.some(
    ([type, argument]) =>
      type !== except && graph.find(type, argument, arn).sure.length > 0,
  );
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
  const meant = graph.ofType("aws_iam_role").filter(isFor);
  // What nobody else takes is this one's own role, with the wrong trust.
  const isOwn =
    !isTaken(graph, role, user.type) &&
    meant.every((one) => isTaken(graph, one));
  const [other] = meant;
  if (!isRefused || isFor(role) || isOwn || other === undefined) {
    return findings;
  }
  return [
    problem({
      id: "other-role",
      at: user.address,
      argument,
      what: `${argument} is ${role.address}, which ${service} may not take; the role for it is ${other.address}`,
      mend: `${argument} = ${other.address}.arn`,
      orAt: [role.address],
    }),
  ];
}
