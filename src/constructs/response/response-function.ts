import { join } from "node:path";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import {
  allowListFile,
  handlerName,
  type Mode,
  type ResponseName,
  responses,
  variables,
} from "../../runtime/response/contract";
import type { AlertTopic } from "../alert-topic";
import {
  addBundledFunction,
  type RunSettings,
  useKeysOf,
} from "../bundled-function";
import { Environment } from "../environment";
import type { DefaultEventBus } from "../event-bus";
import { literal } from "../literal";
import { allowListText, type AllowListProps } from "./allow-list-text";
import type { FailedResponses } from "./failed-responses";
import { responseStatements } from "./response-statements";

/** What all responses of a stack share. Cost: nothing while nothing happens. */
export interface ResponseWiring extends Pick<
  RunSettings,
  "encryption" | "logRetention" | "tracing"
> {
  /** Where the events come. */
  readonly bus: DefaultEventBus;
  /** Who is told what was done. */
  readonly topic: AlertTopic;
  /** Keeps the events to which nothing could be done. */
  readonly failures: FailedResponses;
  /** @default - nobody and nothing is left alone */
  readonly allowList?: AllowListProps;
}

export interface ResponseFunctionProps extends ResponseWiring {
  readonly response: ResponseName;
  /** Up to 64 letters, digits, `-` and `_`: of the function, its role and the event rule. */
  readonly name: string;
  /** @default "dry-run" */
  readonly mode?: Mode;
}

/** Seconds for one event, which is a handful of calls. */
const TIMEOUT = 120;

/** Seconds after which an event is given up, and people are told: an answer to it would come too late. */
const MAXIMUM_AGE = 3600;

/**
 * A function that answers events of one kind by itself, or says what it would do. Its role can do
 * what this one response needs, and it writes an audit record of each answer to its own log group
 * and to the topic.
 */
export class ResponseFunction extends Construct {
  /** The name as a reference to the function. */
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ResponseFunctionProps) {
    super(scope, id);
    const { response, topic, failures, bus } = props;
    const { title, trigger } = responses[response];
    const handlers = join(__dirname, "..", "..", "runtime/response/handlers");
    const { resource, policy } = addBundledFunction(this, {
      ...props,
      description: `${title}.`,
      entry: join(handlers, `${response}.ts`),
      files: { [allowListFile]: allowListText(this, props.allowList) },
      logGrantName: response,
      handler: handlerName,
      timeout: TIMEOUT,
      statements: (role) => [
        ...responseStatements(this, response),
        {
          Sid: "Tell",
          Effect: "Allow",
          Action: "sns:Publish",
          Resource: topic.arn,
        },
        // Lambda sends in the function's name what it failed at.
        {
          Sid: "KeepFailures",
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Resource: failures.arn,
        },
        ...useKeysOf("Decrypt", "kms:Decrypt", [topic, failures]),
        ...useKeysOf("Encrypt", "kms:GenerateDataKey", [topic, failures]),
        ...(response === "quarantine-principal"
          ? [
              {
                Sid: "NeverItself",
                Effect: "Deny",
                Action: "iam:*",
                Resource: role.arn,
              } as const,
            ]
          : []),
      ],
      variables: (role) => ({
        [variables.topic]: topic.arn,
        [variables.mode]: props.mode ?? "dry-run",
        [variables.role]: role.arn,
      }),
    });
    this.name = resource.functionName;
    this.arn = resource.arn;

    bus.countRule({ wildcards: false });
    // Nothing can be done in other accounts, whose events may come here as well.
    const account = [Environment.of(this).account];
    const rule = new CloudwatchEventRule(this, "event_rule", {
      name: props.name,
      description: `${title}.`,
      eventPattern: literal(JSON.stringify({ ...trigger, account })),
      state: "ENABLED",
    });
    const permission = new LambdaPermission(this, "lambda_permission", {
      functionName: this.name,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    });
    const invocation = new LambdaFunctionEventInvokeConfig(
      this,
      "lambda_function_event_invoke_config",
      {
        functionName: this.name,
        maximumEventAgeInSeconds: MAXIMUM_AGE,
        maximumRetryAttempts: 2,
        destinationConfig: { onFailure: { destination: failures.arn } },
        // Lambda tries the role out.
        dependsOn: [policy],
      },
    );
    new CloudwatchEventTarget(this, "event_target", {
      rule: rule.name,
      targetId: response,
      arn: this.arn,
      retryPolicy: {
        maximumEventAgeInSeconds: MAXIMUM_AGE,
        maximumRetryAttempts: 185,
      },
      deadLetterConfig: { arn: failures.arn },
      dependsOn: [permission, invocation, failures.policy],
    });
  }
}
