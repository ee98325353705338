import { Unknown, type Resource } from "../../model";
import { environmentOf, isOurs } from "../function/environment-of";
import { problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { isResponse } from "../function/response-function";

/** A table or topic that a function's environment names. */
export interface Output {
  readonly variable: string;
  readonly to: Resource;
}

/** What a function's environment names, and what is missing in that of this project's function. */
export interface Outputs {
  readonly tables: readonly Output[];
  readonly topics: readonly Output[];
  readonly tableFindings: readonly Finding[];
  readonly topicFindings: readonly Finding[];
}

/** Where a function's results go, by its environment: code is not looked at. */
export function outputsOf(graph: Graph, lambda: Resource): Outputs {
  const environment = environmentOf(lambda);
  const variables =
    environment instanceof Unknown ? [] : [...environment.entries()];
  const named = (type: string, by: readonly string[]) =>
    variables.flatMap(([variable, text]) => {
      const [to] = by.flatMap((name) => graph.find(type, name, text).sure);
      return to === undefined ? [] : [{ variable, to }];
    });
  const tables = named("aws_dynamodb_table", ["name", "arn"]);
  const topics = named("aws_sns_topic", ["arn"]);
  const demand = (
    found: readonly Output[],
    variable: string,
    what: string,
  ): readonly Finding[] =>
    found.some((output) => output.variable === variable)
      ? []
      : [unnamed(lambda, variable, what)];
  const isOwn = isOurs(lambda);
  return {
    tables,
    topics,
    tableFindings: isOwn
      ? demand(tables, "DYNAMODB_TABLE", "the name of an aws_dynamodb_table")
      : [],
    topicFindings:
      isOwn || isResponse(lambda)
        ? demand(topics, "SNS_TOPIC_ARN", "the ARN of an aws_sns_topic")
        : [],
  };
}

function unnamed(lambda: Resource, variable: string, what: string): Finding {
  const environment = environmentOf(lambda);
  const found =
    environment instanceof Unknown ? undefined : environment.get(variable);
  return problem({
    id: "environment",
    at: lambda.address,
    argument: `environment.variables.${variable}`,
    what: `found ${found === undefined ? "nothing" : `"${found}"`} in ${variable}, expected ${what} of this configuration`,
    mend: `${variable} = ${what}`,
  });
}
