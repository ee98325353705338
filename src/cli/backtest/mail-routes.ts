import { type MailRoute, ownMailRoutes } from "../../backtest/mails/mail-route";
import type { BacktestRule } from "../../backtest/result";
import { globalEventRegions } from "../../project/regions";
import { VARIABLES_FILE } from "../../project/terraform-variables";
import { severities, type Rule } from "../../rule/rule";
import {
  objectIn,
  type ProjectContext,
  projectContext,
  projectFile,
} from "../project/project-context";
import { inProject } from "../project/project-routes";
import { BY_DEFAULT, settingOf } from "../project/setting-of";

/**
 * The rules with the ways in which the project of this folder would mail their matches; by their
 * own routes where there is no project.
 *
 * @param context of its cdktf.json
 * @param variables the text of its terraform.tfvars
 * @throws {UsageError} for a file of the project that cannot be read
 */
export function withMailRoutes(
  rules: readonly Rule[],
  context: ProjectContext | undefined = projectContext(),
  variables: string | undefined = projectFile(VARIABLES_FILE),
): readonly BacktestRule[] {
  if (context === undefined) return rules;
  const regions = heardRegions(context, variables);
  return rules.map((rule) => ({
    ...rule,
    mailRoutes: routesIn(context, rule).map((route) =>
      route.kind === "event" && regions ? { ...route, regions } : route,
    ),
  }));
}

/** As the presets do (src/stacks). */
function routesIn(context: ProjectContext, rule: Rule): readonly MailRoute[] {
  const { preset } = context;
  const { mailFrom = "medium", mailAgain } = objectIn(context, "pipeline");
  const { eventPipeline = preset === "full" } = objectIn(context, "features");
  const least = severities.findIndex((severity) => severity === mailFrom);
  const isLoud = severities.indexOf(rule.severity) <= least;
  const piped: readonly MailRoute[] = isLoud ? [{ kind: "pipeline" }] : [];
  if (preset === "event-pipeline") return piped;
  return [
    ...ownMailRoutes(inProject(rule, context)),
    ...(eventPipeline === true && mailAgain === true ? piped : []),
  ];
}

/** The regions whose events are heard; undefined where nothing says yet what is deployed, and where. */
function heardRegions(
  context: ProjectContext,
  variables = "",
): readonly string[] | undefined {
  const { value: home, from } = settingOf(
    { variables, environment: process.env },
    "aws_region",
    "us-east-1",
  );
  const { eventRegions = globalEventRegions } = objectIn(context, "features");
  const isSaid = variables !== "" || from !== BY_DEFAULT;
  return isSaid && Array.isArray(eventRegions)
    ? [home, ...eventRegions.filter((code) => typeof code === "string")]
    : undefined;
}
