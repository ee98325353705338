import type { Clients } from "../clients";
import { type Readers, snakeCase } from "./reader";

interface Answer {
  readonly ConfigurationRecorders: readonly RecorderAnswer[];
  readonly ConfigurationRecordersStatus: readonly {
    readonly name: string;
    readonly recording: boolean;
  }[];
  readonly DeliveryChannels: readonly object[];
  readonly ConfigRules: readonly RuleAnswer[];
}

interface RecorderAnswer {
  readonly name: string;
  readonly roleARN: string;
  readonly recordingGroup: {
    readonly allSupported: boolean;
    readonly includeGlobalResourceTypes: boolean;
  };
  readonly recordingMode: object;
}

interface RuleAnswer {
  readonly ConfigRuleName: string;
  readonly Description: string;
  readonly Source: object;
  readonly InputParameters?: string;
}

async function describe<K extends keyof Answer>(
  { call }: Clients,
  operation: string,
  key: K,
  body: object = {},
): Promise<Answer[K][number]> {
  // The shape of the operation's answer.
  const answer = (await call(
    "config",
    `StarlingDoveService.${operation}`,
    body,
  )) as Answer;
  const [first] = answer[key];
  if (first === undefined) throw new Error(`${operation} found nothing`);
  return first;
}

export const configReaders: Readers = {
  aws_config_configuration_recorder: async (clients) => {
    const recorder = await describe(
      clients,
      "DescribeConfigurationRecorders",
      "ConfigurationRecorders",
    );
    const { allSupported, includeGlobalResourceTypes } =
      recorder.recordingGroup;
    return {
      ...snakeCase(recorder),
      role_arn: recorder.roleARN,
      // The rest of the group says nothing where everything is recorded.
      ...(allSupported && {
        recording_group: snakeCase({
          allSupported,
          includeGlobalResourceTypes,
        }),
      }),
    };
  },
  aws_config_configuration_recorder_status: async (clients) => {
    const { name, recording } = await describe(
      clients,
      "DescribeConfigurationRecorderStatus",
      "ConfigurationRecordersStatus",
    );
    return { name, is_enabled: recording };
  },
  aws_config_delivery_channel: async (clients) =>
    snakeCase(
      await describe(clients, "DescribeDeliveryChannels", "DeliveryChannels"),
    ),
  aws_config_config_rule: async (clients, { id }) => {
    const rule = await describe(clients, "DescribeConfigRules", "ConfigRules", {
      ConfigRuleNames: [id],
    });
    return { ...snakeCase(rule), name: rule.ConfigRuleName };
  },
};
