import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Who may reach a queue, registry, table, vault, file system or search domain was changed. Buckets,
 * secrets, keys and topics have rules of their own.
 */
export const resourcePolicyChanges: Rule = {
  id: "resource-policy-changes",
  title: "A resource's own policy was changed",
  description:
    "A resource policy can let in any account, past the IAM policies of this one. The policies are texts, so who is in them must be read.",
  severity: "low",
  pattern: anyOf(
    allOf(
      field("eventName").equals("SetQueueAttributes"),
      field("requestParameters.attributes.Policy").hasValue(),
    ),
    allOf(
      field("eventSource").equals("sqs.amazonaws.com"),
      field("eventName").equals("AddPermission"),
    ),
    allOf(
      field("eventSource").equals(
        "dynamodb.amazonaws.com",
        "kinesis.amazonaws.com",
        "glue.amazonaws.com",
      ),
      field("eventName").equals("PutResourcePolicy"),
    ),
    field("eventName").equals(
      "SetRepositoryPolicy",
      "PutRegistryPolicy",
      "SetVaultAccessPolicy",
      "PutFileSystemPolicy",
      "PutBackupVaultAccessPolicy",
    ),
    allOf(
      field("eventSource").equals("es.amazonaws.com"),
      field("requestParameters.accessPolicies").hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1098", "T1537"],
  falsePositives: [
    "Infrastructure as code: queues that buckets and topics write to have such a policy.",
  ],
  runbook: [
    "Which resource, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=SetQueueAttributes (or the name in the event).",
    "Read the policy in the event: look for Principal * without a condition and for accounts that you do not know.",
    "Not right: put the old policy back (aws sqs set-queue-attributes, aws ecr set-repository-policy, …).",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a queue": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "SetQueueAttributes",
      requestParameters: {
        queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
        attributes: { Policy: "{}" },
      },
    }),
    "a registry": apiCall({
      eventSource: "ecr.amazonaws.com",
      eventName: "SetRepositoryPolicy",
      requestParameters: { repositoryName: "orders", policyText: "{}" },
    }),
    "a table": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "PutResourcePolicy",
    }),
    "a search domain": apiCall({
      eventSource: "es.amazonaws.com",
      eventName: "UpdateElasticsearchDomainConfig",
      requestParameters: { accessPolicies: "{}" },
    }),
    "an attempt": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "AddPermission",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a queue's other settings": apiCall({
      eventSource: "sqs.amazonaws.com",
      eventName: "SetQueueAttributes",
      requestParameters: { attributes: { VisibilityTimeout: "30" } },
    }),
    "a function's permission, which lambda-shared reports": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "AddPermission20150331v2",
    }),
    "a topic's permission, which alert-topic-changes reports": apiCall({
      eventSource: "sns.amazonaws.com",
      eventName: "AddPermission",
    }),
    "a secret's policy, which secret-policy-changes reports": apiCall({
      eventSource: "secretsmanager.amazonaws.com",
      eventName: "PutResourcePolicy",
    }),
    "a search domain's size": apiCall({
      eventSource: "es.amazonaws.com",
      eventName: "UpdateElasticsearchDomainConfig",
      requestParameters: { elasticsearchClusterConfig: { instanceCount: 3 } },
    }),
  },
};
