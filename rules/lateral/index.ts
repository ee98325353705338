// Ways into what runs: shells, commands, user data, builds and keys of instances, containers and clusters.

import type { Rule } from "../../src/rule/rule";
import { cloudshellFileTransfer } from "./cloudshell-file-transfer";
import { cloudshellStarted } from "./cloudshell-started";
import { codebuildBuildOverridden } from "./codebuild-build-overridden";
import { codebuildProjectExposed } from "./codebuild-project-exposed";
import { codebuildSourceConnected } from "./codebuild-source-connected";
import { developmentEndpointOpened } from "./development-endpoint-opened";
import { ecsExec } from "./ecs-exec";
import { ecsTaskPrivileged } from "./ecs-task-privileged";
import { ecsTaskRoleOverridden } from "./ecs-task-role-overridden";
import { eksAccessGranted } from "./eks-access-granted";
import { instanceConnectUsed } from "./instance-connect-used";
import { instanceMetadataWeakened } from "./instance-metadata-weakened";
import { instanceProfileChanged } from "./instance-profile-changed";
import { instanceUserDataChanged } from "./instance-user-data-changed";
import { keyPairCreated } from "./key-pair-created";
import { notebookScriptChanged } from "./notebook-script-changed";
import { resourceShareOpened } from "./resource-share-opened";
import { serialConsoleUsed } from "./serial-console-used";
import { ssmAutomationScheduled } from "./ssm-automation-scheduled";
import { ssmCommandRun } from "./ssm-command-run";
import { ssmDocumentShared } from "./ssm-document-shared";
import { ssmHybridActivation } from "./ssm-hybrid-activation";
import { ssmSessionStarted } from "./ssm-session-started";
import { stackSetDeployed } from "./stack-set-deployed";

/** Ways into instances, containers and functions. */
export const lateral: readonly Rule[] = [
  cloudshellFileTransfer,
  cloudshellStarted,
  codebuildBuildOverridden,
  codebuildProjectExposed,
  codebuildSourceConnected,
  developmentEndpointOpened,
  ecsExec,
  ecsTaskPrivileged,
  ecsTaskRoleOverridden,
  eksAccessGranted,
  instanceConnectUsed,
  instanceMetadataWeakened,
  instanceProfileChanged,
  instanceUserDataChanged,
  keyPairCreated,
  notebookScriptChanged,
  resourceShareOpened,
  serialConsoleUsed,
  ssmAutomationScheduled,
  ssmCommandRun,
  ssmDocumentShared,
  ssmHybridActivation,
  ssmSessionStarted,
  stackSetDeployed,
];
