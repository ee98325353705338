import type { OptionData } from "./command";

/** `--format`: tables for people, JSON for machines. */
export const format = {
  summary: "how to print the result",
  value: "format",
  choices: ["table", "json"],
  default: "table",
} as const satisfies OptionData;
