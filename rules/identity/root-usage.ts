import {
  apiCall,
  consoleSignIn,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, nist, securityHub } from "../controls";

/** Anything the root user does, by itself. */
export const rootUsage: Rule = {
  id: "root-usage",
  title: "The root user was used",
  description:
    "Root can do everything and no policy of the account restrains it. In a well-kept account it is used a few times a year, by appointment.",
  severity: "critical",
  pattern: allOf(
    field("userIdentity.type").equals("Root"),
    // NOT EXISTS, never IS NULL: the field is missing from root's own calls, not null.
    field("userIdentity.invokedBy").notExists(),
    field("eventType").notEquals("AwsServiceEvent"),
  ),
  verbatim:
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  controls: [
    {
      framework: "CIS AWS Foundations Benchmark",
      versions: ["1.2"],
      id: "1.1",
    },
    {
      framework: "CIS AWS Foundations Benchmark",
      versions: ["1.4"],
      id: "1.7",
    },
    ...cisMonitoring(3),
    securityHub(1),
    nist("AC-2(12)"),
    { framework: "PCI DSS", versions: ["3.2.1"], id: "7.2.1" },
  ],
  attack: ["T1078.004"],
  falsePositives: [
    "A planned task that only root can do, such as closing the account or restoring an IAM administrator's rights.",
  ],
  runbook: [
    "Ask everyone who can sign in as root whether it was them, and for which task.",
    "See what root did: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root (repeat in the regions you use).",
    "Not planned: sign in as root, change the password, remove unknown MFA devices and every access key, and check the account's e-mail address.",
    "You cannot sign in any more: contact AWS Support at once and secure the mailbox of the account's e-mail address.",
    "Look for what root left behind in that hour: new users, keys, roles, bucket policies, changes to this monitor.",
  ],
  matches: {
    "root signs in to the console": consoleSignIn({
      userIdentity: { ...root, accessKeyId: "" },
    }),
    "root calls an API with an access key": apiCall({
      userIdentity: root,
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
    "root's sign-in fails": consoleSignIn({
      userIdentity: root,
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    }),
    "root only looks": apiCall({
      userIdentity: root,
      eventName: "DescribeInstances",
      readOnly: true,
    }),
  },
  ignores: {
    "a service acts for root": apiCall({
      userIdentity: { ...root, invokedBy: "support.amazonaws.com" },
      eventSource: "iam.amazonaws.com",
      eventName: "CreateServiceLinkedRole",
    }),
    "an event of a service, without a caller": apiCall({
      userIdentity: root,
      eventType: "AwsServiceEvent",
      eventSource: "kms.amazonaws.com",
      eventName: "RotateKey",
    }),
    "an IAM user who is called root": apiCall({
      userIdentity: {
        userName: "root",
        arn: "arn:aws:iam::123456789012:user/root",
      },
    }),
    "a record without a caller's type": apiCall({
      userIdentity: { type: missing, invokedBy: "AWS Internal" },
    }),
  },
};
