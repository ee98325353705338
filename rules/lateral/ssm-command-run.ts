import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A command was sent to instances. The documents that patch, inventory and update agents are
 * left out; any other, one's own included, may run whatever its author wants.
 */
export const ssmCommandRun: Rule = {
  id: "ssm-command-run",
  title: "A command was run on instances with Systems Manager",
  description:
    "Run Command executes as root on as many instances as are named, without a log-in. Attackers use it to spread and to take the instances' credentials.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals("SendCommand"),
    field("requestParameters.documentName").notEqualsOrMissing(
      "AWS-RunPatchBaseline",
      "AWS-RunPatchBaselineAssociation",
      "AWS-GatherSoftwareInventory",
      "AWS-UpdateSSMAgent",
      "AmazonCloudWatch-ManageAgent",
      "AmazonInspector2-InvokeInspectorSsmPlugin",
    ),
  ),
  controls: [],
  attack: ["T1651", "T1021.007", "T1552.005"],
  falsePositives: [
    "A deployment tool that works through Run Command: exclude its role.",
  ],
  runbook: [
    "What ran, where, with which output? aws ssm list-commands --command-id ID and aws ssm list-command-invocations --command-id ID --details. CloudTrail hides the text.",
    "Unknown and running: aws ssm cancel-command --command-id ID.",
    "Isolate the instances with an empty security group, and revoke the sessions of their role: its credentials may be out.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a shell script is run": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "SendCommand",
      requestParameters: {
        documentName: "AWS-RunShellScript",
        instanceIds: ["i-0123456789abcdef0"],
        parameters: "HIDDEN_DUE_TO_SECURITY_REASONS",
      },
    }),
    "a document of one's own is run": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "SendCommand",
      requestParameters: { documentName: "install-agent" },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "SendCommand",
      errorCode: "AccessDeniedException",
      requestParameters: null,
    }),
  },
  ignores: {
    "instances are patched": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "SendCommand",
      requestParameters: { documentName: "AWS-RunPatchBaseline" },
    }),
    "the output is read": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetCommandInvocation",
      readOnly: true,
    }),
    "a command is cancelled": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "CancelCommand",
    }),
  },
};
