import { Unknown, type Resource } from "../../model";
import { attachedTo } from "../access/attached-policy";
import { environmentOf, isOurs, startFindings } from "./environment-of";
import { lambdaTrust, roleOf } from "./function-role";
import { doubt, note, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { samePlace } from "../graph/place";
import { queueHome } from "../access/queue-access";
import { redriveFindings } from "./redrive";
import { roleBlamed } from "../access/role-blame";
import { roleMay, type RoleNeed } from "../access/role";
import { roleKeyFindings } from "../access/role-key";
import { shouldPrecede } from "../graph/must-precede";
import { logGroupKeyFindings } from "../trail/trail-to-log-group";
import {
  blocksOf,
  flagOf,
  listOf,
  nameIn,
  numberOf,
  textOf,
} from "../graph/values";

/**
 * Whether the function gets the queue's messages: Lambda asks for them with the function's role.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function queueToFunction(
  graph: Graph,
  queue: Resource,
  mapping: Resource,
  lambda: Resource,
): readonly Finding[] {
  const role = roleOf(graph, lambda);
  return [
    ...samePlace(queue, lambda, mapping),
    ...mappingFindings(mapping, lambda),
    ...runFindings(lambda),
    ...startFindings(lambda),
    ...timeFindings(queue, lambda),
    ...redriveFindings(graph, queue),
    ...graph
      .find(
        "aws_cloudwatch_log_group",
        "name",
        `/aws/lambda/${nameIn(lambda, "function_name")}`,
      )
      .sure.flatMap((group) => logGroupKeyFindings(graph, group)),
    ...("address" in role
      ? roleBlamed(
          graph,
          {
            user: lambda,
            argument: "role",
            role,
            service: "lambda.amazonaws.com",
          },
          [
            ...lambdaTrust(role),
            ...messageFindings(graph, role, queue, lambda),
            ...orderFindings(graph, role, mapping),
          ],
        )
      : role),
  ];
}

function mappingFindings(
  mapping: Resource,
  lambda: Resource,
): readonly Finding[] {
  const at = (id: string, argument: string, what: string, mend: string) =>
    problem({ id, at: mapping.address, argument, what, mend });
  const enabled = flagOf(mapping.values, "enabled") ?? true;
  const batch = numberOf(mapping.values, "batch_size") ?? 10;
  const window =
    numberOf(mapping.values, "maximum_batching_window_in_seconds") ?? 0;
  const filters = blocksOf(mapping.values, "filter_criteria");
  const types = listOf(mapping.values, "function_response_types");
  return [
    ...(enabled instanceof Unknown
      ? [doubt(`whether ${mapping.address} is enabled: ${enabled.reason}`)]
      : enabled
        ? []
        : [
            at(
              "mapping-disabled",
              "enabled",
              "the function does not get the queue's messages (enabled is false)",
              "enabled = true",
            ),
          ]),
    ...(typeof batch === "number" &&
    typeof window === "number" &&
    batch > 10 &&
    window < 1
      ? [
          at(
            "batch-without-window",
            "batch_size",
            `Lambda takes batches of over 10 messages only with a window, found batch_size ${batch}`,
            "maximum_batching_window_in_seconds = 1",
          ),
        ]
      : []),
    ...(filters instanceof Unknown || filters.length > 0
      ? [
          doubt(
            `whether the filter_criteria of ${mapping.address} let the messages through`,
          ),
        ]
      : []),
    ...(types instanceof Unknown || types.includes("ReportBatchItemFailures")
      ? []
      : [
          isOurs(lambda)
            ? at(
                "failures-not-reported",
                "function_response_types",
                "the function names the messages that failed, and nobody reads that: they are lost",
                'function_response_types = ["ReportBatchItemFailures"]',
              )
            : note(
                `${mapping.address}: one message that fails brings its whole batch back`,
              ),
        ]),
  ];
}

/** A function that may not run. */
export function runFindings(lambda: Resource): readonly Finding[] {
  return numberOf(lambda.values, "reserved_concurrent_executions") === 0
    ? [
        problem({
          id: "function-throttled",
          at: lambda.address,
          argument: "reserved_concurrent_executions",
          what: "the function never runs: it may run 0 times at once",
          mend: "remove reserved_concurrent_executions",
        }),
      ]
    : [];
}

/** Lambda refuses a queue that hands a message out again while the function is still at it. */
function timeFindings(queue: Resource, lambda: Resource): readonly Finding[] {
  const hidden = numberOf(queue.values, "visibility_timeout_seconds") ?? 30;
  const runs = numberOf(lambda.values, "timeout") ?? 3;
  if (hidden instanceof Unknown || runs instanceof Unknown) {
    return [
      doubt(
        `whether ${queue.address} hides messages for as long as ${lambda.address} runs`,
      ),
    ];
  }
  return hidden >= runs
    ? []
    : [
        problem({
          id: "visibility-timeout",
          at: queue.address,
          argument: "visibility_timeout_seconds",
          what: `the queue hides a message for ${hidden} seconds, ${lambda.address} may run ${runs}: Lambda refuses that`,
          mend: `visibility_timeout_seconds = ${6 * runs}`,
          orAt: [lambda.address],
        }),
      ];
}

const receiving = [
  "sqs:ReceiveMessage",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
];

function messageFindings(
  graph: Graph,
  role: Resource,
  queue: Resource,
  lambda: Resource,
): readonly Finding[] {
  const key = (of: Resource, actions: readonly string[]) =>
    roleKeyFindings(graph, {
      role,
      of,
      key: textOf(of.values, "kms_master_key_id"),
      actions,
      via: "sqs",
    });
  return [
    ...roleMay(
      graph,
      role,
      receiving.map((action) => queueNeed(graph, role, queue, action)),
    ),
    ...key(queue, ["kms:Decrypt"]),
    ...(isOurs(lambda) ? sentTo(graph, lambda) : []).flatMap((to) =>
      "address" in to
        ? [
            ...roleMay(graph, role, [
              queueNeed(graph, role, to, "sqs:SendMessage"),
            ]),
            ...key(to, ["kms:GenerateDataKey", "kms:Decrypt"]),
          ]
        : [to],
    ),
  ];
}

function queueNeed(
  graph: Graph,
  role: Resource,
  queue: Resource,
  action: string,
): RoleNeed {
  const home = queueHome(queue);
  const [document] = attachedTo(graph, home).documents;
  return {
    action,
    resource: home.arn,
    stake: {
      id: "role-permission-denied",
      need: `let ${role.address} do ${action} on ${queue.address}`,
    },
    ...(document && { on: { document, kind: "resource" } }),
  };
}

/** The queues that this project's function sends to, by its variables. */
function sentTo(
  graph: Graph,
  lambda: Resource,
): readonly (Resource | Finding)[] {
  const environment = environmentOf(lambda);
  if (environment instanceof Unknown) return [];
  return ["QUEUE_URL", "DEAD_LETTER_QUEUE_URL"].flatMap((name) => {
    const url = environment.get(name);
    // What is missing is told of by startFindings.
    if (url === undefined) return [];
    const [queue] = graph.find("aws_sqs_queue", "url", url).sure;
    return [
      queue ??
        problem({
          id: "environment",
          at: lambda.address,
          argument: `environment.variables.${name}`,
          what: `the function sends to the queue that ${name} names, found "${url}", expected the URL of an aws_sqs_queue`,
          mend: `${name} = the queue's url`,
        }),
    ];
  });
}

/** Lambda tries the role out when it makes the mapping. */
function orderFindings(
  graph: Graph,
  role: Resource,
  mapping: Resource,
): readonly Finding[] {
  const name = nameIn(role, "name");
  const policies = [
    ...graph.find("aws_iam_role_policy", "role", name).sure,
    ...graph.find("aws_iam_role_policy_attachment", "role", name).sure,
  ];
  const [first] = policies;
  return first === undefined ||
    policies.some((policy) => graph.precedes(policy, mapping))
    ? []
    : [shouldPrecede(mapping, first, "the role's policy")];
}
