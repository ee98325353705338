import {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
} from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** EC2 names the sessions of its machines by their ids, so their principals end in `:i-…`. */
export const instanceCredentialsInConsole: Rule = {
  id: "instance-credentials-in-console",
  title: "An EC2 instance's credentials opened the console",
  description:
    "Machines do not use the console. Somebody took the keys from the instance's metadata and signed in with them.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("signin.amazonaws.com"),
    field("eventName").equals("ConsoleLogin", "GetSigninToken", "SwitchRole"),
    field("userIdentity.principalId").like("*:i-*"),
  ),
  controls: [],
  attack: ["T1552.005", "T1550.001", "T1078.004"],
  falsePositives: ["A person whose session's name begins with i-."],
  runbook: [
    "The instance's id is the end of userIdentity.arn, the role is before it. Compare sourceIPAddress with the instance's address.",
    "Revoke the role's sessions in the IAM console; the instance fetches new credentials by itself.",
    "Take the instance out of the network (a security group without rules) and keep it for the inquiry.",
    "Require IMDSv2: aws ec2 modify-instance-metadata-options --instance-id ID --http-tokens required.",
    "See what the role did in that hour, in every region: lookup-events with AttributeKey=Username and the instance's id.",
  ],
  matches: {
    "a sign-in token": consoleSignIn({
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
      eventName: "GetSigninToken",
      responseElements: { ConsoleLogin: missing, GetSigninToken: "Success" },
    }),
    "the console itself": consoleSignIn({
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
    }),
    "an attempt": consoleSignIn({
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
      responseElements: { ConsoleLogin: "Failure" },
    }),
  },
  ignores: {
    "a person's role": consoleSignIn({ userIdentity: assumedRole }),
    "a person whose name ends like one": consoleSignIn({
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:levi-smith",
      },
    }),
    "the instance calls an API": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "ListBuckets",
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
    }),
  },
};
