import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** The ids of a channel of Slack, as variables: which it is differs from account to account. */
export function slackChannel(scope: Construct) {
  return {
    workspace: id(
      scope,
      "slack_workspace",
      "The id of the Slack workspace, such as T0123ABCD; somebody must have authorized it in the console of Amazon Q Developer in chat applications.",
      "^[TE][A-Z0-9]{8,}$",
    ),
    channel: id(
      scope,
      "slack_channel",
      "The id of the Slack channel, such as C0123ABCDEF: the end of its link.",
      "^[CG][A-Z0-9]{8,}$",
    ),
  };
}

const uuid = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/** The ids of a channel of Microsoft Teams, all of them in the channel's link. */
export function teamsChannel(scope: Construct) {
  return {
    tenant: id(
      scope,
      "teams_tenant",
      "The id of the Microsoft tenant: tenantId in the channel's link.",
      uuid,
    ),
    team: id(
      scope,
      "teams_team",
      "The id of the team in Microsoft Teams: groupId in the channel's link.",
      uuid,
    ),
    channel: id(
      scope,
      "teams_channel",
      "The id of the channel in Microsoft Teams as its link has it, such as 19%3Aabc123%40thread.tacv2.",
      "^19%3A[A-Za-z0-9_-]+%40thread[.](tacv2|skype)$",
    ),
  };
}

function id(
  scope: Construct,
  name: string,
  description: string,
  form: string,
): string {
  const variable = new TerraformVariable(scope, name, {
    type: "string",
    description,
    nullable: false,
    validation: [
      {
        condition: `\${can(regex("${form}", var.${name}))}`,
        errorMessage: description,
      },
    ],
  });
  return variable.stringValue;
}
