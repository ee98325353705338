import { table } from "../../print/table";
import { PACKAGED_APP, PROJECT_FILE } from "./project-file";

/** What is there to go on with. */
export interface Surroundings {
  /** Whether the package is installed here, instead of cloned. */
  readonly isPackage: boolean;
  readonly hasCdktfCli: boolean;
  /** An app of the user's own, which the project file that was just written does not run. */
  readonly ownApp: string | undefined;
}

/** What to type after init. */
export function nextSteps({
  isPackage,
  hasCdktfCli,
  ownApp,
}: Surroundings): string {
  const synth = isPackage ? "npx cdktf synth" : "npm run synth";
  const rows = [
    ...(hasCdktfCli
      ? []
      : [["npm install cdktf-cli", "brings npx cdktf, which is not here"]]),
    ["npx trailwire doctor", "is all there that a deployment needs?"],
    [synth, "writes the Terraform JSON, and proves its alerts"],
    [
      "npx cdktf diff",
      "what would be made; needs Terraform and AWS credentials",
    ],
    ["npx cdktf deploy", "makes it; each address then gets a mail to confirm"],
  ];
  const note =
    ownApp === undefined
      ? ""
      : `\n${PROJECT_FILE} runs ${PACKAGED_APP}; to run ${ownApp} instead, write "npx tsx ${ownApp}" into its "app".\n`;
  return `Next:\n${table(rows, { indent: "  " })}\n${note}`;
}
