import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  ListAccessKeysCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import { quarantineRequest } from "../../../../src/runtime/response/contract";
import type { ResponseCase } from "./case";
import { account } from "./clients";

/** An exposed key, and principals that somebody asks to quarantine. */
export const principalCases: readonly ResponseCase[] = [
  {
    title: "an access key that AWS found in public",
    response: "deactivate-exposed-key",
    bad: ["Active", "Active"],
    good: ["Inactive", "Active"],
    make: async ({ iam }, UserName) => {
      const { User } = await iam.send(
        new CreateUserCommand({ UserName, Path: "/people/" }),
      );
      const { AccessKey } = await iam.send(
        new CreateAccessKeyCommand({ UserName }),
      );
      await iam.send(new CreateAccessKeyCommand({ UserName }));
      return {
        source: "aws.health",
        detailType: "AWS Health Event",
        detail: {
          service: "RISK",
          eventTypeCode: "AWS_RISK_CREDENTIALS_EXPOSED",
          eventTypeCategory: "issue",
          affectedEntities: [{ entityValue: AccessKey?.AccessKeyId }],
        },
        resource: User?.Arn ?? "",
        look: async () => {
          const { AccessKeyMetadata = [] } = await iam.send(
            new ListAccessKeysCommand({ UserName }),
          );
          return AccessKeyMetadata.map(({ Status }) => Status);
        },
      };
    },
  },
  ...(["user", "role session"] as const).map((kind): ResponseCase => ({
    title: `a ${kind} that somebody asks to quarantine`,
    response: "quarantine-principal",
    bad: [],
    good: ["TrailwireQuarantine", "TrailwireRevokedSessions"],
    make: async ({ iam }, name) => {
      const isUser = kind === "user";
      const { User } = isUser
        ? await iam.send(new CreateUserCommand({ UserName: name }))
        : {};
      const { Role } = isUser
        ? {}
        : await iam.send(
            new CreateRoleCommand({
              RoleName: name,
              Path: "/service/",
              AssumeRolePolicyDocument: "{}",
            }),
          );
      const resource = User?.Arn ?? Role?.Arn ?? "";
      return {
        source: quarantineRequest.source,
        detailType: quarantineRequest.detailType,
        detail: {
          quarantine: isUser
            ? resource
            : `arn:aws:sts::${account}:assumed-role/${name}/session`,
        },
        resource,
        look: async () => {
          const { PolicyNames = [] } = isUser
            ? await iam.send(new ListUserPoliciesCommand({ UserName: name }))
            : await iam.send(new ListRolePoliciesCommand({ RoleName: name }));
          return [...PolicyNames].sort();
        },
      };
    },
  })),
];
