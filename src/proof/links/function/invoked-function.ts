import type { Resource } from "../../model";
import type { Context } from "../../policy";
import { failureFindings } from "./failure-destination";
import type { Finding } from "../graph/finding";
import { invocationFindings } from "./function-permission";
import { lambdaTrust, roleOf } from "./function-role";
import type { Graph } from "../graph/graph";
import { runFindings } from "./queue-to-function";
import { responseFindings } from "./response-function";
import { roleBlamed } from "../access/role-blame";

/** Whether a service may invoke the function, and whether it then runs. */
export function invokedFindings(
  graph: Graph,
  lambda: Resource,
  service: string,
  context: Context,
): readonly Finding[] {
  return [
    ...invocationFindings(graph, lambda, service, context),
    ...startedFindings(graph, lambda),
  ];
}

/** Whether the function runs, once it is invoked. */
export function startedFindings(
  graph: Graph,
  lambda: Resource,
): readonly Finding[] {
  const role = roleOf(graph, lambda);
  const use = { user: lambda, argument: "role", service: LAMBDA };
  return [
    ...runFindings(lambda),
    ...responseFindings(lambda),
    // A role that is not here is told of where the function uses it.
    ...("address" in role
      ? roleBlamed(graph, { ...use, role }, [
          ...lambdaTrust(role),
          ...failureFindings(graph, lambda, role),
        ])
      : []),
  ];
}

const LAMBDA = "lambda.amazonaws.com";
