import {
  CreateTrailCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  ListAccessKeysCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import {
  DeletePublicAccessBlockCommand as DeleteAccountBlockCommand,
  GetPublicAccessBlockCommand as GetAccountBlockCommand,
} from "@aws-sdk/client-s3-control";
import { apiCall } from "../../../src/cloudtrail/event";
import {
  quarantineRequest,
  type ResponseName,
} from "../../../src/runtime/response/contract";
import { account, type ResponseClients } from "./response-clients";

/** A bad state, the event that tells of it, and how to look at the state. */
export interface BadState {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resource: string;
  readonly look: () => Promise<unknown>;
}

export interface ResponseCase {
  readonly title: string;
  readonly response: ResponseName;
  /** Makes the state; `name` is unique. */
  readonly make: (clients: ResponseClients, name: string) => Promise<BadState>;
  readonly bad: unknown;
  readonly good: unknown;
}

const whole = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const none = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

/** A call as CloudTrail tells EventBridge of it. */
function call(service: string, eventName: string, more: object) {
  return {
    source: `aws.${service}`,
    detailType: "AWS API Call via CloudTrail",
    detail: apiCall({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      ...more,
    }),
  };
}

async function trail({ cloudtrail, s3 }: ResponseClients, Name: string) {
  await s3.send(new CreateBucketCommand({ Bucket: `${Name}-logs` }));
  await cloudtrail.send(
    new CreateTrailCommand({
      Name,
      S3BucketName: `${Name}-logs`,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    }),
  );
  return `arn:aws:cloudtrail:us-east-1:${account}:trail/${Name}`;
}

async function bucketBlock({ s3 }: ResponseClients, Bucket: string) {
  try {
    const { PublicAccessBlockConfiguration } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket }),
    );
    return PublicAccessBlockConfiguration;
  } catch (error) {
    return Object(error).name;
  }
}

async function rulesOf(ec2: EC2Client, GroupId: string) {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: "group-id", Values: [GroupId] }],
    }),
  );
  return SecurityGroupRules.filter(({ IsEgress }) => !IsEgress);
}

/** What a group lets in, in short. */
async function ingress({ ec2 }: ResponseClients, GroupId: string) {
  return (await rulesOf(ec2, GroupId))
    .map(({ IpProtocol, FromPort, CidrIpv4, CidrIpv6 }) =>
      [IpProtocol, FromPort, CidrIpv4 ?? CidrIpv6].join(" "),
    )
    .sort();
}

/** A group that lets in HTTPS and a thing of the office, and then what is added in one call. */
async function group(
  { ec2 }: ResponseClients,
  GroupName: string,
  ...added: readonly IpPermission[]
) {
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: "A group" }),
  );
  const authorize = (IpPermissions: IpPermission[]) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
    );
  await authorize([tcp(443, "0.0.0.0/0"), tcp(22, "192.0.2.0/24")]);
  const before = await rulesOf(ec2, GroupId);
  if (added.length > 0) await authorize([...added]);
  // The emulator answers with the last of them only.
  const known = before.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
  const rules = (await rulesOf(ec2, GroupId)).filter(
    ({ SecurityGroupRuleId }) => !known.includes(SecurityGroupRuleId),
  );
  return {
    GroupId,
    before,
    rules,
    resource: `arn:aws:ec2:us-east-1:${account}:security-group/${GroupId}`,
  };
}

function tcp(port: number, CidrIp: string): IpPermission {
  return {
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp }],
  };
}

const innocent = ["tcp 22 192.0.2.0/24", "tcp 443 0.0.0.0/0"];

export const responseCases: readonly ResponseCase[] = [
  {
    title: "a trail that was stopped",
    response: "restore-logging",
    bad: false,
    good: true,
    make: async (clients, name) => {
      const resource = await trail(clients, name);
      await clients.cloudtrail.send(new StopLoggingCommand({ Name: name }));
      return {
        ...call("cloudtrail", "StopLogging", {
          requestParameters: { name: resource },
        }),
        resource,
        look: async () =>
          (
            await clients.cloudtrail.send(
              new GetTrailStatusCommand({ Name: name }),
            )
          ).IsLogging,
      };
    },
  },
  {
    title: "a trail that was weakened",
    response: "restore-logging",
    bad: [false, false, false],
    good: [true, true, true],
    make: async (clients, Name) => {
      const resource = await trail(clients, Name);
      await clients.cloudtrail.send(
        new UpdateTrailCommand({
          Name,
          IsMultiRegionTrail: false,
          IncludeGlobalServiceEvents: false,
          EnableLogFileValidation: false,
        }),
      );
      return {
        ...call("cloudtrail", "UpdateTrail", {
          requestParameters: {
            name: Name,
            isMultiRegionTrail: false,
            includeGlobalServiceEvents: false,
            enableLogFileValidation: false,
          },
        }),
        resource,
        look: async () => {
          const { Trail } = await clients.cloudtrail.send(
            new GetTrailCommand({ Name }),
          );
          return [
            Trail?.IsMultiRegionTrail,
            Trail?.IncludeGlobalServiceEvents,
            Trail?.LogFileValidationEnabled,
          ];
        },
      };
    },
  },
  {
    title: "a bucket whose block was deleted",
    response: "block-public-access",
    bad: "NoSuchPublicAccessBlockConfiguration",
    good: whole,
    make: async (clients, Bucket) => {
      await clients.s3.send(new CreateBucketCommand({ Bucket }));
      await clients.s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
      return {
        ...call("s3", "DeleteBucketPublicAccessBlock", {
          requestParameters: { bucketName: Bucket, publicAccessBlock: "" },
        }),
        resource: `arn:aws:s3:::${Bucket}`,
        look: () => bucketBlock(clients, Bucket),
      };
    },
  },
  {
    title: "a bucket whose block was lifted",
    response: "block-public-access",
    bad: none,
    good: whole,
    make: async (clients, Bucket) => {
      await clients.s3.send(new CreateBucketCommand({ Bucket }));
      await clients.s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: none,
        }),
      );
      return {
        ...call("s3", "PutBucketPublicAccessBlock", {
          requestParameters: {
            bucketName: Bucket,
            PublicAccessBlockConfiguration: none,
          },
        }),
        resource: `arn:aws:s3:::${Bucket}`,
        look: () => bucketBlock(clients, Bucket),
      };
    },
  },
  {
    title: "the account's block",
    response: "block-public-access",
    bad: "NoSuchPublicAccessBlockConfiguration",
    good: whole,
    make: async ({ s3Control }) => {
      const AccountId = account;
      await s3Control.send(new DeleteAccountBlockCommand({ AccountId }));
      return {
        ...call("s3", "DeleteAccountPublicAccessBlock", {
          requestParameters: { accountId: account },
        }),
        resource: `arn:aws:iam::${account}:root`,
        look: async () => {
          try {
            const { PublicAccessBlockConfiguration } = await s3Control.send(
              new GetAccountBlockCommand({ AccountId }),
            );
            return PublicAccessBlockConfiguration;
          } catch (error) {
            return Object(error).name;
          }
        },
      };
    },
  },
  {
    title: "SSH and everything, opened together, by the ids of AWS's answer",
    response: "close-open-ingress",
    bad: ["-1 -1 ::/0", "tcp 22 0.0.0.0/0", ...innocent, "tcp 8080 0.0.0.0/0"],
    good: [...innocent, "tcp 8080 0.0.0.0/0"],
    make: async (clients, name) => {
      const { GroupId, rules, resource } = await group(
        clients,
        name,
        tcp(22, "0.0.0.0/0"),
        { IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
        tcp(8080, "0.0.0.0/0"),
      );
      return {
        ...call("ec2", "AuthorizeSecurityGroupIngress", {
          requestParameters: { groupId: GroupId },
          responseElements: {
            _return: true,
            securityGroupRuleSet: {
              items: rules.map((rule) => ({
                groupId: GroupId,
                securityGroupRuleId: rule.SecurityGroupRuleId,
                isEgress: false,
                ipProtocol: rule.IpProtocol,
                fromPort: rule.FromPort,
                toPort: rule.ToPort,
                cidrIpv4: rule.CidrIpv4,
                cidrIpv6: rule.CidrIpv6,
              })),
            },
          },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
  {
    title: "RDP within a range of ports, by an older record's request",
    response: "close-open-ingress",
    bad: ["tcp 22 192.0.2.0/24", "tcp 3000 ::/0", "tcp 443 0.0.0.0/0"],
    good: innocent,
    make: async (clients, name) => {
      const { GroupId, resource } = await group(clients, name, {
        IpProtocol: "tcp",
        FromPort: 3000,
        ToPort: 4000,
        Ipv6Ranges: [{ CidrIpv6: "::/0" }],
      });
      return {
        ...call("ec2", "AuthorizeSecurityGroupIngress", {
          requestParameters: {
            groupId: GroupId,
            ipPermissions: {
              items: [
                {
                  ipProtocol: "tcp",
                  fromPort: 3000,
                  toPort: 4000,
                  groups: {},
                  ipRanges: {},
                  ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] },
                  prefixListIds: {},
                },
              ],
            },
          },
          responseElements: { _return: true },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
  {
    title: "the office's SSH, changed to everybody's",
    response: "close-open-ingress",
    bad: ["tcp 22 0.0.0.0/0", "tcp 443 0.0.0.0/0"],
    good: ["tcp 443 0.0.0.0/0"],
    make: async (clients, name) => {
      const { GroupId, before, resource } = await group(clients, name);
      const office = before.find(({ FromPort }) => FromPort === 22);
      const change = {
        SecurityGroupRuleId: office?.SecurityGroupRuleId,
        SecurityGroupRule: {
          IpProtocol: "tcp",
          FromPort: 22,
          ToPort: 22,
          CidrIpv4: "0.0.0.0/0",
        },
      };
      await clients.ec2.send(
        new ModifySecurityGroupRulesCommand({
          GroupId,
          SecurityGroupRules: [change],
        }),
      );
      return {
        ...call("ec2", "ModifySecurityGroupRules", {
          requestParameters: {
            ModifySecurityGroupRulesRequest: {
              GroupId,
              SecurityGroupRule: { ...change, tag: 1 },
            },
          },
          responseElements: {
            ModifySecurityGroupRulesResponse: { return: true },
          },
        }),
        resource,
        look: () => ingress(clients, GroupId),
      };
    },
  },
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
