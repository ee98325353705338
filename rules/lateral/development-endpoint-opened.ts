import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A development environment with a role was opened to somebody: Glue's endpoints, Cloud9's environments and their members. */
export const developmentEndpointOpened: Rule = {
  id: "development-endpoint-opened",
  title: "A Glue endpoint or Cloud9 environment was opened",
  description:
    "A Glue endpoint gives a shell with the role it was passed; a member of a Cloud9 environment acts with its owner's rights. Both are known steps to more rights.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("glue.amazonaws.com"),
      field("eventName").equals("CreateDevEndpoint", "UpdateDevEndpoint"),
    ),
    allOf(
      field("eventSource").equals("cloud9.amazonaws.com"),
      field("eventName").equals(
        "CreateEnvironmentEC2",
        "CreateEnvironmentSSH",
        "CreateEnvironmentMembership",
        "UpdateEnvironmentMembership",
      ),
    ),
  ),
  controls: [],
  attack: ["T1098.004", "T1548.005", "T1578.002"],
  falsePositives: ["A developer who works in Cloud9 or tries a Glue job."],
  runbook: [
    "Which role, whose key? aws glue get-dev-endpoint --endpoint-name NAME, or aws cloud9 describe-environment-memberships.",
    "Unknown: aws glue delete-dev-endpoint --endpoint-name NAME, or aws cloud9 delete-environment-membership (delete-environment).",
    "What did the role or the owner do since? Revoke the sessions of the role.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an endpoint with a role": apiCall({
      eventSource: "glue.amazonaws.com",
      eventName: "CreateDevEndpoint",
      requestParameters: {
        roleArn: "arn:aws:iam::123456789012:role/deployer",
      },
    }),
    "somebody joins an environment": apiCall({
      eventSource: "cloud9.amazonaws.com",
      eventName: "CreateEnvironmentMembership",
      requestParameters: { permissions: "read-write" },
    }),
    "an attempt to add a key": apiCall({
      eventSource: "glue.amazonaws.com",
      eventName: "UpdateDevEndpoint",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a Glue job runs": apiCall({
      eventSource: "glue.amazonaws.com",
      eventName: "StartJobRun",
    }),
    "an endpoint is deleted": apiCall({
      eventSource: "glue.amazonaws.com",
      eventName: "DeleteDevEndpoint",
    }),
    "an environment's members are read": apiCall({
      eventSource: "cloud9.amazonaws.com",
      eventName: "DescribeEnvironmentMemberships",
      readOnly: true,
    }),
  },
};
