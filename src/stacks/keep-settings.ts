import { record, text } from "./setting";

/**
 * Names of what stood before this stack and goes on in it. In AWS another name is another thing:
 * without these, Terraform would replace a trail, bucket, log group or topic that it takes over,
 * and what it holds would be gone.
 */
export const keepSettings = record({
  /** @default - `<prefix>-trail` */
  trail: text(
    "the name of a trail, such as global-security-trail",
    /^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$/,
  ).exactOptional(),
  /** @default - `<prefix>-audit-logs-<account>-<region>` */
  bucket: text(
    "the name of a bucket, such as global-audit-logs-72cff8fa",
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  ).exactOptional(),
  /** @default - `/<prefix>/cloudtrail` */
  logGroup: text(
    "the name of a log group, such as /aws/security/global-audit",
    /^[\w./#-]{1,512}$/,
  ).exactOptional(),
  /** Its subscribers need not confirm again. @default - `<prefix>-alerts` */
  topic: text(
    "the name of a topic, such as global-security-alerts",
    /^[\w-]{1,256}$/,
  ).exactOptional(),
});
