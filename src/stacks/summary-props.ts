import type { Assignment } from "../project/terraform-variables";
import type { Rule } from "../rule/rule";
import type { Settings } from "./settings";

/** What a summary is made from besides the document. */
export interface SummaryProps {
  readonly settings: Settings;
  /** Those that may be watched; the document tells which are. */
  readonly rules: readonly Rule[];
  /** Where the document was written, as a person would type it. */
  readonly folder: string;
  /** Those that were left out for want of data events. @default - none */
  readonly unrecorded?: readonly Rule[];
  /** What the project's terraform.tfvars sets. @default - there is no such file */
  readonly given?: readonly Assignment[];
  /** Keys of the context that nobody here knows. @default - none */
  readonly foreignKeys?: readonly string[];
}
