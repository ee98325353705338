import { apiCall, assumedRole, root } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Also the attempt: only the management account and its delegate for IAM may call it, and both know when. */
export const rootSessionAssumed: Rule = {
  id: "root-session-assumed",
  title: "A member account's root rights were assumed",
  description:
    "With centralized root access the management account opens a session as a member's root user, for instance to delete a bucket policy that shuts everybody out.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("sts.amazonaws.com"),
    field("eventName").equals("AssumeRoot"),
  ),
  controls: [],
  attack: ["T1548.005", "T1078.004"],
  falsePositives: [
    "An appointed root task, such as removing a member's root password or unlocking a bucket or queue.",
  ],
  runbook: [
    "Read the event: requestParameters.targetPrincipal is the member account, taskPolicyArn the task.",
    "Ask the caller for the ticket. There is one: nothing to do.",
    "None: revoke the caller's sessions, and see in the member account what the session's access key (responseElements) did.",
    "Close the door: aws iam disable-organizations-root-sessions, in the management account, until you know more.",
  ],
  matches: {
    "a bucket policy is to be unlocked": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoot",
      userIdentity: assumedRole,
      requestParameters: {
        targetPrincipal: "123456789012",
        taskPolicyArn: {
          arn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy",
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRoot",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a role is assumed": apiCall({
      eventSource: "sts.amazonaws.com",
      eventName: "AssumeRole",
      readOnly: true,
    }),
    "what the session then does, in the member account": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketPolicy",
      userIdentity: { ...root, sessionContext: { assumedRoot: "true" } },
    }),
    "the feature is switched on, which central-root-access-changes reports":
      apiCall({
        eventSource: "iam.amazonaws.com",
        eventName: "EnableOrganizationsRootSessions",
      }),
  },
};
