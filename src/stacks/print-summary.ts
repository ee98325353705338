import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../rules";
import { assignmentsIn, VARIABLES_FILE } from "../project/terraform-variables";
import { unrecordedRules } from "./chosen-rules";
import { readContext } from "./context";
import { ownRules } from "./own-rules";
import { foreignKeys, readSettings } from "./settings";
import { stackId } from "./stack-id";
import { summary } from "./summary";
import type { TerraformDocument } from "./terraform-document";

/* Run after synthesis: tells the person at the terminal what was written. */
const folder = join(
  process.env["CDKTF_OUTDIR"] ?? "cdktf.out",
  "stacks",
  stackId,
);
const written: unknown = JSON.parse(
  readFileSync(join(folder, "cdk.tf.json"), "utf8"),
);
const context = readContext(process.env);
const settings = readSettings(context, process.env);
console.log(
  // Our own synthesis wrote the file a moment ago, so it has the shape.
  summary(written as TerraformDocument, {
    settings,
    rules: [...rules, ...ownRules(settings)],
    folder,
    unrecorded:
      settings.preset === "compliance-monitor" ? [] : unrecordedRules(settings),
    ...(existsSync(VARIABLES_FILE) && {
      given: assignmentsIn(readFileSync(VARIABLES_FILE, "utf8")),
    }),
    foreignKeys: foreignKeys(context),
  }),
);
