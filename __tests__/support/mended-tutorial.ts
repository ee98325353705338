import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The tutorial's monitor as people write it by hand, its two mistakes mended. */
export const mendedTutorial = readFileSync(
  join(__dirname, "../stacks/fixtures/compliance-monitor.tf"),
  "utf8",
)
  .replace("security_logs.arn}/*", "security_logs.arn}:*")
  .replace("invokedBy is null", "invokedBy NOT EXISTS");
