import { existsSync } from "node:fs";
import { costPresets } from "../../cost/presets";
import { table } from "../../print/table";
import { VARIABLES_FILE } from "../../project/terraform-variables";
import { defineCommand } from "../command";
import { checkTogether, emailsIn, regionIn, regionsIn } from "../init/answers";
import { answersFrom } from "../init/ask";
import { nextSteps } from "../init/next-steps";
import {
  PACKAGED_APP,
  PROJECT_FILE,
  projectAnswers,
} from "../init/project-file";
import { changesOf, variablesIn } from "../init/variables-file";
import { contentsHere, writeAnswers } from "../init/written-files";
import { UsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [],
  options: {
    email: {
      summary: "an address to alert, or several with commas between",
      value: "address",
      repeatable: true,
    },
    region: { summary: "the AWS region to deploy to", value: "code" },
    preset: {
      summary: "what is deployed",
      value: "name",
      choices: costPresets,
    },
    eventRegions: {
      summary:
        "other regions in use, whose events are told at once; all: those that every account has",
      value: "codes",
    },
    yes: { summary: "asks nothing: the defaults hold" },
    force: { summary: `changes what ${VARIABLES_FILE} says already` },
  },
  notes: `
Asks whom to alert, where to deploy and what, and writes the answers down: the
preset and the event regions into ${PROJECT_FILE}, the rest into ${VARIABLES_FILE},
which cdktf reads by itself. What is given as an option is not asked, nor what
${VARIABLES_FILE} says; without a terminal nothing is. All else in the files
stays as it is. Defaults: the region of AWS_REGION, or us-east-1; the preset of
${PROJECT_FILE}, or recommended; the event regions of ${PROJECT_FILE}, or those in
which AWS records global services and root.

Exit code: 0 when it is written; 2, and nothing is, when it cannot be.

  trailwire init
  trailwire init --email security@example.com --region eu-central-1 --yes
  trailwire init --event-regions eu-west-1,eu-west-2`,
  run: async (_args, options, io) => {
    const before = contentsHere();
    const isPackage = existsSync(PACKAGED_APP);
    if (before.project === undefined && !isPackage) {
      throw new UsageError(
        `no ${PROJECT_FILE} here: expected the folder of a clone of Trailwire, or one in which it was installed (npm install trailwire cdktf cdktf-cli constructs @cdktf/provider-aws)`,
      );
    }
    const said =
      before.project === undefined ? undefined : projectAnswers(before.project);
    const { email, region, preset, eventRegions, yes, force } = options;
    const given = {
      emails: email && emailsIn(email.join(",")),
      region: region === undefined ? undefined : regionIn(region),
    };
    const variables = before.variables ?? "";
    const written = variablesIn(variables);
    const changes = force === true ? [] : changesOf(variables, given);
    if (changes.length > 0) {
      throw new UsageError(
        `${VARIABLES_FILE} says other things, so nothing was done: --force changes them\n  ${changes.join("\n  ")}`,
      );
    }
    const held = force === true ? {} : written;
    const answers = await answersFrom(
      {
        emails: given.emails ?? held.emails,
        region: given.region ?? held.region,
        preset,
        regionsInUse:
          eventRegions === undefined ? undefined : regionsIn(eventRegions),
      },
      {
        emails: written.emails,
        region: written.region ?? regionOf(process.env),
        preset:
          costPresets.find((name) => name === said?.preset) ?? "recommended",
        eventRegions: said?.eventRegions,
      },
      yes === true,
      io,
    );
    checkTogether(answers);
    const rows = writeAnswers(answers, before, said);
    const isNew = before.project === undefined;
    const next = nextSteps({
      isPackage,
      hasCdktfCli: existsSync("node_modules/cdktf-cli/package.json"),
      ownApp: isNew && existsSync(OWN_APP) ? OWN_APP : undefined,
    });
    await io.print(`${table(rows)}\n\n${next}`);
    return 0;
  },
});

/** Where an app of the user's own is by cdktf's custom. */
const OWN_APP = "main.ts";

function regionOf(environment: NodeJS.ProcessEnv): string {
  const { AWS_REGION, AWS_DEFAULT_REGION } = environment;
  return AWS_REGION || AWS_DEFAULT_REGION || "us-east-1";
}
