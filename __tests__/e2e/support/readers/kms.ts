import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
} from "@aws-sdk/client-kms";
import { type Readers } from "./reader";

export const kmsReaders: Readers = {
  aws_kms_key: async ({ kms }, { id: KeyId }) => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    const { Policy } = await kms.send(
      new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }),
    );
    const { KeyRotationEnabled } = await kms.send(
      new GetKeyRotationStatusCommand({ KeyId }),
    );
    return {
      description: KeyMetadata?.Description,
      enable_key_rotation: KeyRotationEnabled,
      policy: Policy,
    };
  },
  aws_kms_alias: async ({ kms }, { id }) => {
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
    const alias = Aliases.find(({ AliasName }) => AliasName === id);
    return { name: alias?.AliasName, target_key_id: alias?.TargetKeyId };
  },
};
