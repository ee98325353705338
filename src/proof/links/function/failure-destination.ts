import { Unknown, type Resource } from "../../model";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { roleMay } from "../access/role";
import { roleKeyFindings } from "../access/role-key";
import { blocksOf, nameIn, textOf } from "../graph/values";

/**
 * Whether events that a function failed at find the queue that is to keep them. Lambda sends them
 * as the function's role.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function failureFindings(
  graph: Graph,
  lambda: Resource,
  role: Resource,
): readonly Finding[] {
  const configs = ["function_name", "arn"].flatMap(
    (name) =>
      graph.find(
        "aws_lambda_function_event_invoke_config",
        "function_name",
        nameIn(lambda, name),
      ).sure,
  );
  return configs.flatMap((at) => {
    const destination = destinationOf(at);
    if (destination === undefined) return [];
    const argument = "destination_config.on_failure.destination";
    // Buses, functions, topics and buckets take them, too.
    if (!destination.includes(":sqs:")) return [];
    const queue = resourceNamed(graph, { at, argument, text: destination }, [
      { type: "aws_sqs_queue" },
    ]);
    if (!("address" in queue)) return queue;
    return [
      ...roleMay(graph, role, [
        {
          action: "sqs:SendMessage",
          resource: nameIn(queue, "arn"),
          stake: {
            id: "role-permission-denied",
            need: `let ${role.address} send what failed to ${queue.address}`,
          },
        },
      ]),
      ...roleKeyFindings(graph, {
        role,
        of: queue,
        key: textOf(queue.values, "kms_master_key_id"),
        actions: ["kms:GenerateDataKey", "kms:Decrypt"],
        via: "sqs",
      }),
    ];
  });
}

function destinationOf({ values }: Resource): string | undefined {
  const configs = blocksOf(values, "destination_config");
  if (configs instanceof Unknown) return undefined;
  for (const config of configs) {
    const failures = blocksOf(config, "on_failure");
    if (failures instanceof Unknown) continue;
    const [failure] = failures;
    const text = failure && textOf(failure, "destination");
    if (typeof text === "string") return text;
  }
  return undefined;
}
