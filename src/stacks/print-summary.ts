import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../rules";
import { unrecordedRules } from "./chosen-rules";
import { readContext } from "./context";
import { ownRules } from "./own-rules";
import { readSettings } from "./settings";
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
// Our own synthesis wrote the file a moment ago, so it has the shape.
const settings = readSettings(readContext(process.env), process.env);
console.log(
  summary(
    written as TerraformDocument,
    [...rules, ...ownRules(settings)],
    folder,
    settings.preset === "compliance-monitor" ? [] : unrecordedRules(settings),
  ),
);
