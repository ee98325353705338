import type { Alert } from "../event-pipeline/alert-sender";
import { oneLine } from "../event-pipeline/one-line";
import { shorten } from "../event-pipeline/shorten";
import type { AuditRecord, Outcome } from "./audit-record";
import { responses } from "./contract";
import type { State } from "./response";

/** Characters of one line; SNS takes 256 KB in all. */
const LINE = 4000;

const endings: Readonly<Record<Outcome, string>> = {
  mended: "done",
  "would mend": "dry run, nothing was changed",
  unchanged: "nothing to do, it is as it should be",
  "left alone": "left alone",
  impossible: "impossible, a human must look",
  failed: "failed",
};

/** The mail that tells people what a response did, and why. */
export function auditText(record: AuditRecord): Alert {
  const { response, outcome, resource, why, reason, event } = record;
  const title = `RESPONSE: ${responses[response].title}: ${endings[outcome]}`;
  const message = [
    title,
    `On: ${resource}`,
    `Why: ${why}`,
    ...(reason === undefined ? [] : [`Reason: ${reason}`]),
    ...facts("Before", record.before),
    ...facts(outcome === "would mend" ? "Would be" : "After", record.after),
    ...(event.account === ""
      ? []
      : [`Where: account ${event.account}, region ${event.region}`]),
    `Event: ${event.id}`,
    `Response: ${response}`,
  ]
    .map((line) => shorten(oneLine(line), LINE).trimEnd())
    .join("\n");
  return {
    subject: title,
    message,
    attributes: {
      Rule: response,
      Severity:
        outcome === "mended" || outcome === "impossible" ? "high" : "medium",
      Findings: 1,
    },
  };
}

function facts(label: string, state: State | undefined): readonly string[] {
  const all = Object.entries(state ?? {});
  return all.length === 0
    ? []
    : [
        `${label}: ${all.map(([fact, value]) => `${fact} ${value}`).join(", ")}`,
      ];
}
