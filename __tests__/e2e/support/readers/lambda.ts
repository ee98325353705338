import { type Readers, snakeCase, text } from "./reader";

interface FunctionAnswer {
  readonly Configuration: {
    readonly FunctionName: string;
    readonly Description: string;
    readonly Role: string;
    readonly Runtime: string;
    readonly Architectures: readonly string[];
    readonly Handler: string;
    readonly MemorySize: number;
    readonly Timeout: number;
    readonly CodeSha256: string;
    readonly Environment: {
      readonly Variables: Readonly<Record<string, string>>;
    };
    readonly TracingConfig: { readonly Mode: string };
  };
  readonly Concurrency?: { readonly ReservedConcurrentExecutions: number };
}

interface MappingAnswer {
  readonly BatchSize: number;
  readonly EventSourceArn: string;
  readonly FunctionArn: string;
  readonly FunctionResponseTypes: readonly string[];
}

export const lambdaReaders: Readers = {
  aws_lambda_function: async ({ lambda }, { id }) => {
    // The shape of GetFunction's answer.
    const answer = (await lambda(`functions/${id}`)) as FunctionAnswer;
    const { Configuration: is, Concurrency } = answer;
    return {
      function_name: is.FunctionName,
      description: is.Description,
      role: is.Role,
      runtime: is.Runtime,
      architectures: is.Architectures,
      handler: is.Handler,
      memory_size: is.MemorySize,
      timeout: is.Timeout,
      source_code_hash: is.CodeSha256,
      environment: { variables: is.Environment.Variables },
      tracing_config: { mode: is.TracingConfig.Mode },
      reserved_concurrent_executions: Concurrency?.ReservedConcurrentExecutions,
    };
  },
  aws_lambda_event_source_mapping: async ({ lambda }, { id }) => {
    const path = `event-source-mappings/${id}`;
    const is = (await lambda(path)) as MappingAnswer; // the shape of GetEventSourceMapping's answer
    return {
      batch_size: is.BatchSize,
      event_source_arn: is.EventSourceArn,
      function_name: is.FunctionArn,
      function_response_types: is.FunctionResponseTypes,
    };
  },
  aws_lambda_permission: async ({ lambda }, resource) => {
    const name = text(resource, "function_name");
    // The shape of GetPolicy's answer.
    const { Policy } = (await lambda(`functions/${name}/policy`)) as {
      Policy: string;
    };
    const [statement] = JSON.parse(Policy).Statement;
    return {
      function_name: statement.Resource.split(":").at(-1),
      action: statement.Action,
      principal: statement.Principal.Service,
      source_arn: statement.Condition.ArnLike["AWS:SourceArn"],
    };
  },
  aws_lambda_function_event_invoke_config: async ({ get }, resource) => {
    const name = text(resource, "function_name");
    // The shape of GetFunctionEventInvokeConfig's answer.
    const is = (await get(
      "lambda",
      `2019-09-25/functions/${name}/event-invoke-config`,
    )) as { FunctionArn: string };
    return {
      ...snakeCase(is),
      function_name: is.FunctionArn.split(":")[6],
      maximum_event_age_in_seconds: Reflect.get(is, "MaximumEventAgeInSeconds"),
    };
  },
};
