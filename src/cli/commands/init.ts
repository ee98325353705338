import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { costPresets } from "../../cost/presets";
import { table } from "../../print/table";
import { defineCommand } from "../command";
import { checkTogether, emailsIn, regionIn } from "../init/answers";
import { answersFrom } from "../init/ask";
import {
  newProjectFile,
  PACKAGED_APP,
  presetOf,
  PROJECT_FILE,
  withPreset,
} from "../init/project-file";
import { VARIABLES_FILE, variablesFile } from "../init/variables-file";
import { UsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [],
  options: {
    email: {
      summary: "an address to alert",
      value: "address",
      repeatable: true,
    },
    region: { summary: "the AWS region to deploy to", value: "code" },
    preset: {
      summary: "what is deployed",
      value: "name",
      choices: costPresets,
    },
    yes: { summary: "asks nothing: the defaults hold" },
    force: { summary: `replaces a ${VARIABLES_FILE} that says other things` },
  },
  notes: `
Asks whom to alert, where to deploy and what, and writes the answers down: the
preset into ${PROJECT_FILE}, the rest into ${VARIABLES_FILE}, which cdktf reads
by itself. What is given as an option is not asked; without a terminal nothing
is. Defaults: the region of AWS_REGION, or us-east-1; the preset of ${PROJECT_FILE},
or recommended.

Exit code: 0 when it is written; 2, and nothing is, when it cannot be.

  trailwire init
  trailwire init --email security@example.com --region eu-central-1 --yes`,
  run: async (_args, { email, region, preset, yes, force }, io) => {
    const project = contents(PROJECT_FILE);
    if (project === undefined && !existsSync(PACKAGED_APP)) {
      throw new UsageError(
        `no ${PROJECT_FILE} here: expected the folder of a clone of Trailwire, or one in which it was installed (npm install trailwire cdktf cdktf-cli constructs @cdktf/provider-aws)`,
      );
    }
    const before = project === undefined ? undefined : presetOf(project);
    const answers = await answersFrom(
      {
        emails: email && emailsIn(email.join(",")),
        region: region && regionIn(region),
        preset,
      },
      {
        region: regionOf(process.env),
        preset: costPresets.find((name) => name === before) ?? "recommended",
      },
      yes === true,
      io,
    );
    checkTogether(answers);
    const files = [
      {
        name: PROJECT_FILE,
        before: project,
        after:
          project === undefined
            ? newProjectFile(answers.preset)
            : withPreset(project, answers.preset),
        says: `preset ${answers.preset}`,
      },
      {
        name: VARIABLES_FILE,
        before: contents(VARIABLES_FILE),
        after: variablesFile(answers),
        says: `alert_emails ${answers.emails.join(", ")}; aws_region ${answers.region}`,
      },
    ] as const;
    const [, variables] = files;
    if (isOther(variables) && force !== true) {
      throw new UsageError(
        `${VARIABLES_FILE} is there already and says other things, so nothing was done: --force replaces it, or write into it\n${variables.after}`,
      );
    }
    for (const { name, before, after } of files) {
      if (before !== after) writeFileSync(name, after);
    }
    const rows = files.map((file) => [
      file.before === undefined
        ? "written"
        : isOther(file)
          ? "changed"
          : "as it was",
      file.name,
      file.says,
    ]);
    await io.print(`${table(rows)}\n\n${NEXT}`);
    return 0;
  },
});

const NEXT = `Next:
  npx trailwire doctor   is all there that a deployment needs?
  npx cdktf synth        writes the Terraform JSON, and proves its alerts
  npx cdktf diff         what would be made; needs Terraform and AWS credentials
  npx cdktf deploy       makes it; each address then gets a mail to confirm
`;

function isOther({
  before,
  after,
}: {
  readonly before: string | undefined;
  readonly after: string;
}): boolean {
  return before !== undefined && before !== after;
}

function regionOf(environment: NodeJS.ProcessEnv): string {
  const { AWS_REGION, AWS_DEFAULT_REGION } = environment;
  return AWS_REGION || AWS_DEFAULT_REGION || "us-east-1";
}

function contents(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
