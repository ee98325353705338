import { partitionOf } from "../../project/regions";
import {
  arn,
  domainOf,
  later,
  named,
  text,
  type Compute,
  type Draft,
} from "./draft";

/** FIFO topics and queues whose names are made by the provider end so. */
function fifoNamed(draft: Draft): string {
  const name = named(draft);
  return draft.values["fifo_topic"] === true ||
    draft.values["fifo_queue"] === true
    ? name.replace(/(\.fifo)?$/, ".fifo")
    : name;
}

const topic: Compute = (draft) => {
  const name = fifoNamed(draft);
  const topicArn = arn(draft, "sns", name);
  return { arn: topicArn, id: topicArn, name, owner: draft.account };
};

const subscription: Compute = (draft) => {
  const id = `${text(draft, "topic_arn")}:${later(draft, "id")}`;
  return { arn: id, id, owner_id: draft.account };
};

const queue: Compute = (draft) => {
  const name = fifoNamed(draft);
  const url = `https://sqs.${draft.region}.${domainOf(draft.region)}/${draft.account}/${name}`;
  return {
    arn: arn(draft, "sqs", name),
    id: url,
    name,
    url,
    visibility_timeout_seconds:
      draft.values["visibility_timeout_seconds"] ?? 30,
  };
};

const lambda: Compute = (draft) => {
  const name = text(draft, "function_name");
  const functionArn = arn(draft, "lambda", `function:${name}`);
  const invoke = (target: string) =>
    `arn:${partitionOf(draft.region)}:apigateway:${draft.region}:lambda:path/2015-03-31/functions/${target}/invocations`;
  return {
    arn: functionArn,
    id: name,
    invoke_arn: invoke(functionArn),
    qualified_arn: `${functionArn}:${later(draft, "version")}`,
    qualified_invoke_arn: invoke(`${functionArn}:${later(draft, "version")}`),
    version:
      draft.values["publish"] === true ? later(draft, "version") : "$LATEST",
    timeout: draft.values["timeout"] ?? 3,
  };
};

const lambdaAlias: Compute = (draft) => {
  const name = text(draft, "function_name").replace(/^.*:function:/, "");
  const aliasArn = arn(
    draft,
    "lambda",
    `function:${name}:${text(draft, "name")}`,
  );
  return { arn: aliasArn, id: aliasArn };
};

const withNameAsId =
  (service: string, prefix: string, argument = "name"): Compute =>
  (draft) => {
    const name = named(draft, argument);
    return {
      arn: arn(draft, service, prefix + name),
      id: name,
      [argument]: name,
    };
  };

const withArnAsId =
  (service: string, prefix: string): Compute =>
  (draft) => {
    const made = arn(draft, service, prefix + named(draft));
    return { arn: made, id: made, name: named(draft) };
  };

/** What carries and handles messages. */
export const messaging: Readonly<Record<string, Compute>> = {
  aws_sns_topic: topic,
  aws_sns_topic_policy: (draft) => ({
    id: text(draft, "arn"),
    owner: draft.account,
  }),
  aws_sns_topic_subscription: subscription,
  aws_sqs_queue: queue,
  aws_sqs_queue_policy: (draft) => ({ id: text(draft, "queue_url") }),
  aws_lambda_function: lambda,
  aws_lambda_alias: lambdaAlias,
  aws_lambda_event_source_mapping: (draft) => ({
    id: later(draft, "uuid"),
    uuid: later(draft, "uuid"),
    enabled: draft.values["enabled"] ?? true,
  }),
  aws_lambda_permission: (draft) => ({
    id: draft.values["statement_id"] ?? later(draft, "statement_id"),
    statement_id: draft.values["statement_id"] ?? later(draft, "statement_id"),
  }),
  aws_kinesis_stream: withArnAsId("kinesis", "stream/"),
  aws_kinesis_firehose_delivery_stream: withArnAsId(
    "firehose",
    "deliverystream/",
  ),
  aws_sfn_state_machine: withArnAsId("states", "stateMachine:"),
  aws_ssm_parameter: (draft) => {
    const name = text(draft, "name");
    return {
      arn: arn(
        draft,
        "ssm",
        `parameter${name.startsWith("/") ? "" : "/"}${name}`,
      ),
      id: name,
    };
  },
  aws_ssm_document: withNameAsId("ssm", "document/"),
  aws_codebuild_project: withArnAsId("codebuild", "project/"),
  aws_ecs_cluster: withArnAsId("ecs", "cluster/"),
  aws_opensearch_domain: withNameAsId("es", "domain/", "domain_name"),
};
