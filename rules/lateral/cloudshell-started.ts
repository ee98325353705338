import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Somebody opened a CloudShell. The environment is made once for each user and region, sessions whenever it is opened. */
export const cloudshellStarted: Rule = {
  id: "cloudshell-started",
  title: "A CloudShell was opened",
  description:
    "A stolen console session becomes a command line with it, without any key. For the record: whoever investigates wants to know.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("cloudshell.amazonaws.com"),
    field("eventName").equals("CreateEnvironment", "CreateSession"),
  ),
  controls: [],
  attack: ["T1059.009"],
  falsePositives: ["Everyday work of engineers who use the console."],
  runbook: [
    "Does the caller use it as a rule? If so: nothing to do.",
    "What followed? Events of that caller whose user agent names exec-env/CloudShell.",
    "Not theirs: revoke the role's sessions or change the user's password, and look at how they signed in.",
  ],
  matches: {
    "a shell is opened": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "CreateSession",
    }),
    "an environment is made": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "CreateEnvironment",
    }),
    "an attempt": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "CreateSession",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "an environment of Elastic Beanstalk": apiCall({
      eventSource: "elasticbeanstalk.amazonaws.com",
      eventName: "CreateEnvironment",
    }),
    "a session with a directory bucket": apiCall({
      eventSource: "s3express.amazonaws.com",
      eventName: "CreateSession",
    }),
    "an environment is deleted": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "DeleteEnvironment",
    }),
  },
};
