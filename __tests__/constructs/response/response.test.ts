import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  DefaultEventBus,
  EncryptionKey,
} from "../../../src/constructs";
import {
  AutomatedResponse,
  type AutomatedResponseProps,
  responseNames,
} from "../../../src/constructs/response";
import { compileEventPattern } from "../../../src/pattern/event-bridge";
import { responses } from "../../../src/runtime/response/contract";
import { all, only, shorten, statements, synth } from "../synth";

// The code itself is looked into by __tests__/runtime/response/bundle.test.ts.
jest.mock("../../../src/constructs/bundle", () => ({
  bundle: (entry: string) => Buffer.from(entry.replace(/.*\/src\//, "")),
}));

function build(
  stack: TerraformStack,
  props: Partial<AutomatedResponseProps> & {
    readonly encrypted?: boolean;
  } = {},
) {
  const { encrypted, ...rest } = props;
  const encryption = new EncryptionKey(stack, "key", {
    alias: "a",
    description: "d",
  });
  const key = encrypted && { encryption };
  return new AutomatedResponse(stack, "response", {
    prefix: "acme",
    bus: DefaultEventBus.of(stack),
    topic: new AlertTopic(stack, "topic", { name: "alerts", ...key }),
    ...key,
    ...rest,
  });
}

const synthesized = (props: Parameters<typeof build>[1] = {}) =>
  synth((stack) => void build(stack, props));
const byName = (
  document: ReturnType<typeof synthesized>,
  type: string,
  argument: string,
) =>
  Object.fromEntries(
    all(document, type).map((one) => [
      String(one[argument]).replace(/^acme-/, ""),
      one,
    ]),
  );
const environmentOf = (one: Readonly<Record<string, unknown>> | undefined) =>
  Object(one?.["environment"]).variables;

const plain = synthesized();
const encrypted = synthesized({ encrypted: true });

test("by default every response is there, and none does anything but tell", () => {
  const functions = byName(plain, "aws_lambda_function", "function_name");
  expect(Object.keys(functions).sort()).toEqual([...responseNames].sort());
  for (const one of Object.values(functions)) {
    expect(environmentOf(one)).toEqual({
      SNS_TOPIC_ARN: expect.stringMatching(/^\$\{aws_sns_topic\./),
      RESPONSE_MODE: "dry-run",
      OWN_ROLE_ARN: one["role"],
    });
  }
});

test("only what is told to act acts", () => {
  const functions = byName(
    synthesized({
      responses: ["restore-logging", "close-open-ingress"],
      act: ["restore-logging"],
    }),
    "aws_lambda_function",
    "function_name",
  );
  expect(
    Object.entries(functions).map(([name, one]) => [
      name,
      environmentOf(one).RESPONSE_MODE,
    ]),
  ).toEqual([
    ["restore-logging", "act"],
    ["close-open-ingress", "dry-run"],
  ]);
});

test("what is to act must be there", () => {
  expect(() =>
    synthesized({
      responses: ["restore-logging"],
      act: ["quarantine-principal"],
    }),
  ).toThrow(
    'the response "quarantine-principal" of "stack/response" is to act but is not there: expected one of restore-logging',
  );
});

describe.each(responseNames)("%s", (name) => {
  const policy = (document: typeof plain) =>
    Object.values(
      statements(
        byName(document, "aws_iam_role_policy", "name")[name]?.["policy"],
      ),
    );
  const actions = (document: typeof plain) =>
    policy(document)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action)
      .sort();

  test("has a role that may do what its code calls, tell and log, and nothing else", () => {
    const calls = responses[name].calls.map(
      ({ call, action = call }) => action,
    );
    const platform = [
      "sns:Publish",
      "sqs:SendMessage",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ];
    expect(actions(plain)).toEqual([...calls, ...platform].sort());
    expect(actions(encrypted)).toEqual(
      [...calls, ...platform, "kms:Decrypt", "kms:GenerateDataKey"].sort(),
    );
  });

  test("reaches things of its own account only", () => {
    for (const { Effect, Resource, Condition, Action } of policy(plain)) {
      if (Effect === "Deny") continue;
      for (const resource of [Resource].flat()) {
        const own =
          resource?.includes("<aws_caller_identity.account_id>") ||
          /^<aws_\w+\.arn>/.test(resource ?? "") ||
          Condition?.StringEquals?.["aws:ResourceAccount"] ===
            "<aws_caller_identity.account_id>";
        // These have no resources to name, and are about the caller's account.
        const without = [
          "ec2:DescribeSecurityGroupRules",
          "s3:GetAccountPublicAccessBlock",
          "s3:PutAccountPublicAccessBlock",
        ];
        expect(
          own || [Action].flat().every((action) => without.includes(action)),
        ).toBe(true);
      }
    }
  });

  test("wakes up for its events in this account, and for no failed or foreign call", () => {
    const rule = byName(plain, "aws_cloudwatch_event_rule", "name")[name];
    const account = "123456789012";
    const text = shorten(String(rule?.["event_pattern"])).replace(
      "<aws_caller_identity.account_id>",
      account,
    );
    expect(text.length).toBeLessThanOrEqual(2048);
    const matches = compileEventPattern(text);
    const { trigger } = responses[name];
    /** The first value of each field of the pattern: an event that it must match. */
    const first = (pattern: object): object => {
      const event: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(pattern)) {
        const [one] = Array.isArray(value) ? value : [first(value)];
        // What a field must not exist for, the event does not have.
        if (one.exists !== false) event[field] = one.exists ? "x" : one;
      }
      return event;
    };
    const event = { account, ...first(trigger) };
    expect(matches(event)).toBe(true);
    expect(matches({ ...event, account: "210987654321" })).toBe(false);
    expect(matches({ ...event, source: "other" })).toBe(false);
    const { detail } = Object(event);
    expect(
      matches({ ...event, detail: { ...detail, errorCode: "AccessDenied" } }),
    ).toBe(!JSON.stringify(trigger).includes("errorCode"));
  });
});

test("the function that may change every role may not change its own", () => {
  const policy = byName(plain, "aws_iam_role_policy", "name");
  expect(
    statements(policy["quarantine-principal"]?.["policy"])["NeverItself"],
  ).toEqual({
    Sid: "NeverItself",
    Effect: "Deny",
    Action: "iam:*",
    Resource: "<aws_iam_role.arn>",
  });
});

test("an event that nothing could be done about is kept, whoever failed at it", () => {
  const queue = expect.stringMatching(/^\$\{aws_sqs_queue\.\w+\.arn\}$/);
  for (const target of all(plain, "aws_cloudwatch_event_target")) {
    expect(target).toMatchObject({
      dead_letter_config: { arn: queue },
      retry_policy: { maximum_event_age_in_seconds: 3600 },
      depends_on: expect.arrayContaining([
        expect.stringMatching(/^aws_lambda_permission\./),
        expect.stringMatching(/^aws_sqs_queue_policy\./),
      ]),
    });
  }
  const configs = all(plain, "aws_lambda_function_event_invoke_config");
  expect(configs).toHaveLength(responseNames.length);
  for (const config of configs) {
    expect(config).toMatchObject({
      maximum_retry_attempts: 2,
      destination_config: { on_failure: { destination: queue } },
    });
  }
  expect(only(plain, "aws_cloudwatch_metric_alarm")).toMatchObject({
    alarm_name: "acme-failed-responses",
    metric_name: "ApproximateNumberOfMessagesVisible",
    threshold: 1,
    alarm_actions: [expect.stringMatching(/^\$\{aws_sns_topic\./)],
  });
});

test("the alarm's words fit into CloudWatch's 1,024 characters, references included", () => {
  const { alarm_description: text } = only(
    plain,
    "aws_cloudwatch_metric_alarm",
  );
  // A queue's URL is the longest thing that a reference stands for.
  const longest = String(text).replace(/\$\{[^}]+\}/g, "u".repeat(130));
  expect(longest.length).toBeLessThanOrEqual(1024);
});

test("with a key, queue, logs and messages are encrypted, each log group by a grant of its own", () => {
  const { policy } = only(encrypted, "aws_kms_key");
  const grants = Object.keys(statements(policy)).filter((sid) =>
    sid.startsWith("LogGroup"),
  );
  expect(grants.sort()).toEqual([
    "LogGroupBlockPublicAccess",
    "LogGroupCloseOpenIngress",
    "LogGroupDeactivateExposedKey",
    "LogGroupQuarantinePrincipal",
    "LogGroupRestoreLogging",
  ]);
  for (const group of all(encrypted, "aws_cloudwatch_log_group")) {
    expect(group).toMatchObject({
      kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\./),
    });
  }
});

describe("the allow-list", () => {
  test("changes the code's archive", () => {
    const hashOf = (document: typeof plain) =>
      all(document, "aws_lambda_function")[0]?.["source_code_hash"];
    const allowList = { principals: ["arn:aws:iam::123456789012:role/ci-*"] };
    expect(hashOf(synthesized())).toBe(hashOf(plain));
    expect(hashOf(synthesized({ allowList }))).not.toBe(hashOf(plain));
  });

  test.each(["ci", "*", "arn:aws:iam:*", "arn:aws:iam::**:role/ci"])(
    "takes no %s",
    (entry) => {
      expect(() => synthesized({ allowList: { resources: [entry] } })).toThrow(
        `has "${entry}" in resources: expected an ARN such as`,
      );
    },
  );
});

test("its topic must admit the alarm of what failed", () => {
  expect(() =>
    synth((stack) => {
      const topic = new AlertTopic(stack, "deaf", {
        name: "deaf",
        publishers: ["events"],
      });
      build(stack, { topic });
    }),
  ).toThrow('the topic "stack/deaf" does not admit "cloudwatch"');
});
