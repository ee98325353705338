import type { Resource, Value, ValueMap } from "../../model";
import { evaluate, explain, parsePolicy, type Context } from "../../policy";
import { bestOf, doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { textOf, nameIn } from "../graph/values";

/**
 * Whether a service may invoke the function. Each `aws_lambda_permission` adds a statement to the
 * function's policy; one that fits is enough.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
export function invocationFindings(
  graph: Graph,
  target: Resource,
  service: string,
  context: Context,
): readonly Finding[] {
  const names = ["function_name", "arn", "id"].map((name) =>
    textOf(target.values, name),
  );
  const permissions = [...new Set(names)].flatMap((name) =>
    typeof name === "string"
      ? graph.find("aws_lambda_permission", "function_name", name).sure
      : [],
  );
  const near = permissions.filter(
    ({ values }) => textOf(values, "principal") === service,
  );
  const candidates = near.length > 0 ? near : permissions;
  if (candidates.length === 0) {
    return [absent(graph, target, service, context["aws:SourceArn"])];
  }
  return bestOf(
    candidates.map((permission) =>
      permissionFindings(permission, target, service, context),
    ),
  );
}

function absent(
  graph: Graph,
  target: Resource,
  service: string,
  source: unknown,
): Finding {
  const functions = new Set(
    graph
      .ofType("aws_lambda_function")
      .flatMap(({ values }) => [
        textOf(values, "function_name"),
        textOf(values, "arn"),
      ]),
  );
  const astray = graph
    .ofType("aws_lambda_permission")
    .find(
      ({ values }) =>
        textOf(values, "principal") === service &&
        (!functions.has(textOf(values, "function_name")) ||
          (source !== undefined && textOf(values, "source_arn") === source)),
    );
  return astray === undefined
    ? problem({
        id: "no-permission",
        at: target.address,
        what: `nothing lets ${service} invoke the function`,
        mend: "add an aws_lambda_permission",
      })
    : problem({
        id: "permission-astray",
        at: astray.address,
        argument: "function_name",
        what: `the permission is for ${nameIn(astray, "function_name")}, and nothing lets ${service} invoke ${target.address}`,
        mend: `function_name = ${target.address}.function_name`,
      });
}

/** The elements of the statement that a permission becomes, and the arguments that they come from. */
const argumentsOf: Readonly<Record<string, string>> = {
  principal: "principal",
  action: "action",
  "aws:sourcearn": "source_arn",
  "aws:sourceaccount": "source_account",
};

function permissionFindings(
  permission: Resource,
  target: Resource,
  service: string,
  context: Context,
): readonly Finding[] {
  const { values, address } = permission;
  const request = {
    principal: { service },
    action: "lambda:InvokeFunction",
    resource: nameIn(target, "arn"),
    context,
  };
  const policy = parsePolicy(statementOf(values, request.resource), "resource");
  const decision = evaluate(request, {
    resource: { policy, account: target.account },
  });
  if (decision.verdict === "allowed") return [];
  if (decision.verdict === "unknown") {
    return [doubt(`whether ${address} is for this: ${explain(decision)}`)];
  }
  const miss =
    decision.how === "implicitly" ? decision.nearly[0]?.misses[0] : undefined;
  const argument =
    argumentsOf[miss?.key?.toLowerCase() ?? miss?.element ?? ""] ?? "principal";
  return [
    problem({
      id: "invoke-denied",
      at: address,
      argument,
      what: `it does not let ${service} invoke ${target.address}: ${explain(decision)}`,
      mend: `${argument} = ${miss?.found === undefined ? "(remove it)" : `"${miss.found}"`}`,
    }),
  ];
}

/** What Lambda's AddPermission makes of it. */
function statementOf(values: ValueMap, functionArn: string): Value {
  const { principal = null, action = null } = values;
  const arn = values["source_arn"] ?? null;
  const account = values["source_account"] ?? null;
  return {
    Statement: {
      Effect: "Allow",
      Principal: { Service: principal },
      Action: action,
      Resource: functionArn,
      Condition: {
        ...(arn !== null && { ArnLike: { "aws:SourceArn": arn } }),
        ...(account !== null && {
          StringEquals: { "aws:SourceAccount": account },
        }),
      },
    },
  };
}
