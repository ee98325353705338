import type { Answers } from "./answers";

/** The file of variables that Terraform reads by itself, and cdktf beside `cdktf.json`. */
export const VARIABLES_FILE = "terraform.tfvars";

/** The values of the stack's variables. The answers hold no character that HCL reads otherwise. */
export function variablesFile({ emails, region }: Answers): string {
  const list = emails.map((email) => JSON.stringify(email)).join(", ");
  return `alert_emails = [${list}]\naws_region   = ${JSON.stringify(region)}\n`;
}
