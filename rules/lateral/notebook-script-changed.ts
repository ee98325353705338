import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The script that runs when a SageMaker notebook or Studio app starts was written. */
export const notebookScriptChanged: Rule = {
  id: "notebook-script-changed",
  title: "The start-up script of notebooks was written",
  description:
    "A lifecycle configuration runs as root whenever a notebook starts, with the notebook's role. One script reaches every data scientist.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("sagemaker.amazonaws.com"),
    field("eventName").equals(
      "CreateNotebookInstanceLifecycleConfig",
      "UpdateNotebookInstanceLifecycleConfig",
      "CreateStudioLifecycleConfig",
    ),
  ),
  controls: [],
  attack: ["T1037", "T1059.009"],
  falsePositives: ["A platform team that installs packages by such a script."],
  runbook: [
    "Read it: aws sagemaker describe-notebook-instance-lifecycle-config --notebook-instance-lifecycle-config-name NAME (content is base64), or describe-studio-lifecycle-config.",
    "Unknown: stop the notebooks that use it (aws sagemaker list-notebook-instances --notebook-instance-lifecycle-config-name-contains NAME), then delete it.",
    "Revoke the sessions of the notebooks' roles, and look for what they did.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a script is replaced": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "UpdateNotebookInstanceLifecycleConfig",
      requestParameters: { notebookInstanceLifecycleConfigName: "packages" },
    }),
    "a script for Studio": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "CreateStudioLifecycleConfig",
    }),
    "an attempt": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "CreateNotebookInstanceLifecycleConfig",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a notebook is opened": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "CreatePresignedNotebookInstanceUrl",
    }),
    "a script is deleted": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "DeleteNotebookInstanceLifecycleConfig",
    }),
    "a notebook starts": apiCall({
      eventSource: "sagemaker.amazonaws.com",
      eventName: "StartNotebookInstance",
    }),
  },
};
