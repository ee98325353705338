import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key";
import { FunctionBundle, type FunctionBundleProps } from "./function-bundle";
import { LogGroup } from "./log-group";
import { policyDocument, type PolicyStatement } from "./policy-document";
import type { RetentionDays } from "./retention";
import { serviceRole } from "./service-role";

/** How a function runs. */
export interface RunSettings {
  /** Memory in MB, 128 to 10,240; processing power grows with it. @default 256 */
  readonly memorySize?: number;
  /** How many may run at once, taken from the account's quota. @default - as many as the account has left */
  readonly reservedConcurrency?: number;
  /** Whether X-Ray samples what the function does. @default false */
  readonly tracing?: boolean;
  /** How long its own logs are kept. @default 365 */
  readonly logRetention?: RetentionDays | "forever";
  /** Encrypts its logs. @default - CloudWatch Logs does, with a key of its own */
  readonly encryption?: EncryptionKey;
}

export interface BundledFunctionProps extends RunSettings, FunctionBundleProps {
  /** Up to 64 letters, digits, `-` and `_`. Also the name of its role. */
  readonly name: string;
  readonly description: string;
  /** Seconds, 1 to 900. */
  readonly timeout: number;
  /** Names its log group in the policy of the key, where several functions share one. @default "logs" */
  readonly logGrantName?: string;
  /** The handler within the bundle. */
  readonly handler: string;
  /** What its role may do, besides writing its logs and tracing. */
  readonly statements: (role: IamRole) => readonly PolicyStatement[];
  readonly variables: (role: IamRole) => Readonly<Record<string, string>>;
}

/** A function, and what whoever calls it must wait for. */
export interface BundledFunction {
  readonly resource: LambdaFunction;
  readonly policy: IamRolePolicy;
}

/**
 * Adds a function of this project's own code to a construct, with a log group and a role of its own.
 */
export function addBundledFunction(
  scope: Construct,
  props: BundledFunctionProps,
): BundledFunction {
  const { name, entry, files, tracing, encryption } = props;
  const bundle = new FunctionBundle(scope, "bundle", { entry, files });
  const logGroup = new LogGroup(scope, "logs", {
    name: `/aws/lambda/${name}`,
    ...(props.logRetention && { retention: props.logRetention }),
    ...(encryption && { encryption }),
    grantName: props.logGrantName ?? "logs",
  });
  const role = serviceRole(scope, "role", {
    name,
    service: "lambda.amazonaws.com",
  });
  const policy = new IamRolePolicy(scope, "policy", {
    name,
    role: role.id,
    policy: policyDocument([
      ...props.statements(role),
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: logGroup.streamsArn,
      },
      ...(tracing ? [trace] : []),
    ]),
  });
  const { reservedConcurrency } = props;
  const resource = new LambdaFunction(scope, "lambda_function", {
    functionName: name,
    description: props.description,
    role: role.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: props.handler,
    filename: bundle.path,
    sourceCodeHash: bundle.hash,
    memorySize: props.memorySize ?? 256,
    timeout: props.timeout,
    ...(reservedConcurrency !== undefined && {
      reservedConcurrentExecutions: reservedConcurrency,
    }),
    ...(tracing && { tracingConfig: { mode: "Active" } }),
    environment: { variables: { ...props.variables(role) } },
    // The policy names the log group and so waits for it; without one, Lambda would make its own, which keeps logs forever.
    dependsOn: [policy],
  });
  return { resource, policy };
}

const trace: PolicyStatement = {
  Sid: "Trace",
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  // X-Ray has no resources to name.
  Resource: "*",
};

/** The use of the keys of what a function reads or writes; nothing where none has one. The account's statement in each key's policy leaves the decision to this one. */
export function useKeysOf(
  Sid: string,
  Action: string,
  users: readonly { readonly encryption: EncryptionKey | undefined }[],
): readonly PolicyStatement[] {
  const keys = users.flatMap(({ encryption }) => encryption ?? []);
  const Resource = [...new Set(keys)].map(({ arn }) => arn);
  return Resource.length > 0
    ? [{ Sid, Effect: "Allow", Action, Resource }]
    : [];
}
