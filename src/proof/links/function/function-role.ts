import type { Resource } from "../../model";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { undocumented } from "../access/queue-access";
import { trusted } from "../access/role";
import { textOf } from "../graph/values";

/** The role that a function runs as, or what to say where it is not here. */
export function roleOf(
  graph: Graph,
  lambda: Resource,
): Resource | readonly Finding[] {
  return resourceNamed(
    graph,
    { at: lambda, argument: "role", text: textOf(lambda.values, "role") },
    [{ type: "aws_iam_role" }],
  );
}

/** Whether Lambda may take the role. */
export function lambdaTrust(role: Resource): readonly Finding[] {
  return trusted(
    role,
    {
      principal: { service: "lambda.amazonaws.com" },
      context: {
        "aws:SourceArn": undocumented,
        "aws:SourceAccount": undocumented,
      },
    },
    "role-trust-denied",
    "let Lambda take the role",
  );
}
