import { drop, dropStatement, set, statement } from "./edits";
import { faultsOf } from "./faults-of";

const name = "response_block_public_access";
const permission = `aws_lambda_permission.${name}`;
const lambda = `aws_lambda_function.${name}`;
const role = `aws_iam_role.${name}`;
const rolePolicy = `aws_iam_role_policy.${name}`;
const target = `aws_cloudwatch_event_target.${name}`;
const failures = `aws_lambda_function_event_invoke_config.${name}`;
const variables = `${lambda}.environment.variables`;

const preset = "full, responses";

/** What keeps an event from a function that answers it, and what the function did from people. */
export const brokenResponses = [
  ...faultsOf(preset, "rule -> target", permission, [
    ["the permission is gone", drop(permission), "missing-resource"],
    [
      "the permission is for S3",
      set(`${permission}.principal`, "s3.amazonaws.com"),
      "invoke-denied",
    ],
    [
      "the permission is for the rule of another response",
      set(
        `${permission}.source_arn`,
        "${aws_cloudwatch_event_rule.response_restore_logging.arn}",
      ),
      "invoke-denied",
    ],
    [
      "the permission is another function's",
      set(
        `${permission}.function_name`,
        "${aws_lambda_function.response_restore_logging.function_name}",
      ),
      "permission-astray",
    ],
  ]),
  ...faultsOf(preset, "rule -> target", role, [
    [
      "Lambda may not take a response's role",
      statement(`${role}.assume_role_policy`, 0, {
        Principal: { Service: "events.amazonaws.com" },
      }),
      "role-trust-denied",
    ],
  ]),
  ...faultsOf(preset, "rule -> target", rolePolicy, [
    [
      "a response may not keep what it failed at",
      dropStatement(`${rolePolicy}.policy`, "KeepFailures"),
      "role-permission-denied",
    ],
    ["a response's policy is gone", drop(rolePolicy), "missing-resource"],
    [
      "a response's policy is another response's",
      set(`${rolePolicy}.role`, "${aws_iam_role.response_restore_logging.id}"),
      "policy-astray",
    ],
  ]),
  ...faultsOf(preset, "rule -> target", lambda, [
    [
      "a response has another handler",
      set(`${lambda}.handler`, "index.main"),
      "environment",
    ],
    [
      "a response may never run",
      set(`${lambda}.reserved_concurrent_executions`, 0),
      "function-throttled",
    ],
    [
      "a response takes the trail's role",
      set(`${lambda}.role`, "${aws_iam_role.ct_role.arn}"),
      "other-role",
    ],
    [
      "a response has a mode that is none",
      set(`${variables}.RESPONSE_MODE`, "dryrun"),
      "environment",
    ],
    [
      "a response ignores the doings of another role",
      set(`${variables}.OWN_ROLE_ARN`, "${aws_iam_role.ct_role.arn}"),
      "environment",
    ],
  ]),
  ...faultsOf(preset, "rule -> target", target, [
    [
      "a response does not get the event",
      set(`${target}.input`, "{}"),
      "event-replaced",
    ],
  ]),
  ...faultsOf(preset, "rule -> target", failures, [
    [
      "what a response failed at goes to another queue",
      set(
        `${failures}.destination_config.on_failure.destination`,
        "arn:aws:sqs:us-east-1:123456789012:other",
      ),
    ],
  ]),
  ...faultsOf(preset, "function -> topic", lambda, [
    [
      "a response tells another topic",
      set(
        `${variables}.SNS_TOPIC_ARN`,
        "arn:aws:sns:us-east-1:123456789012:other",
      ),
      "environment",
    ],
    [
      "a response knows no topic",
      drop(`${variables}.SNS_TOPIC_ARN`),
      "environment",
    ],
  ]),
  ...faultsOf(preset, "function -> topic", rolePolicy, [
    [
      "a response may tell nobody",
      dropStatement(`${rolePolicy}.policy`, "Tell"),
      "role-permission-denied",
    ],
  ]),
];
