import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: nodes of Kubernetes and deployments from EC2 make the call all day, where they run. */
export const instanceCredentialsIdentify: Rule = {
  id: "instance-credentials-identify",
  title: "An EC2 instance's credentials asked who they are",
  description:
    "The first call of almost everybody who tries stolen keys. An application knows its role and seldom asks.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("sts.amazonaws.com"),
    field("eventName").equals("GetCallerIdentity"),
    field("userIdentity.sessionContext.ec2RoleDelivery").hasValue(),
  ),
  controls: [],
  attack: ["T1552.005", "T1087.004"],
  falsePositives: [
    "Nodes of EKS, which prove themselves by this call.",
    "Terraform or other deployment tools on EC2.",
  ],
  runbook: [
    "Compare sourceIPAddress with the addresses of the instance (its id is the end of userIdentity.arn) and of your NAT gateways.",
    "Another address: the credentials were taken. Revoke the role's sessions in the IAM console.",
    "See what came next from that address: DescribeInstances, ListBuckets, ListUsers are what people try.",
    "Require IMDSv2: aws ec2 modify-instance-metadata-options --instance-id ID --http-tokens required.",
  ],
  matches: {
    "an instance": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetCallerIdentity",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
      readOnly: true,
    }),
    "credentials of the older metadata service": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetCallerIdentity",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "1.0" },
      },
      readOnly: true,
    }),
  },
  ignores: {
    "a person": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetCallerIdentity",
      readOnly: true,
    }),
    "a session that is named like an instance": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "GetCallerIdentity",
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
      readOnly: true,
    }),
    "the instance calls another service": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "DescribeInstances",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
      readOnly: true,
    }),
  },
};
