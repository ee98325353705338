import { rules } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { variables } from "../../runtime/event-pipeline/contract";
import { severities, type Severity } from "../../rule/rule";
import { defineCommand } from "../command";
import { findingData, findingTable } from "../events/finding-data";
import {
  findingsOfEvent,
  newestFindings,
  type Finding,
  type FindingQuery,
} from "../events/finding-search";
import { numeral } from "../../print/numeral";
import { ownRuleIds } from "../project/own-rules";
import { timeOption } from "../time-option";
import { UsageError } from "../usage-error";

/** What the presets call it while their prefix is the default. */
const TABLE = "trailwire-findings";

const formats = ["table", "json", "jsonl"] as const;
type Format = (typeof formats)[number];

export const command = defineCommand({
  arguments: [],
  options: {
    rule: {
      summary: "only what this rule found; may be given again",
      value: "id",
      repeatable: true,
    },
    since: { summary: "from this time on (default: 24h)", value: "time" },
    until: { summary: "up to this time (default: now)", value: "time" },
    minSeverity: {
      summary: "only findings at least as severe",
      value: "level",
      choices: severities,
    },
    eventId: {
      summary: "only what was found in this event, at any time",
      value: "id",
    },
    table: { summary: "the table's name", value: "name" },
    region: { summary: "the table's region", value: "region" },
    limit: {
      summary: "so many at most, the newest",
      value: "number",
      default: "100",
    },
    format: {
      summary: "how to print the result",
      value: "format",
      choices: formats,
      default: "table",
    },
  },
  notes: `
Reads the table that the event pipeline writes, with your AWS credentials. A
time is a span before now (90m, 24h, 7d, 2w), a day (2026-01-15) or a time in
UTC (2026-01-15T10:30:00Z).

Without --rule it asks for each known rule, 16 at once: some hundred short
queries of the index by rule and time, which cost the same however full the
table is. Known are Trailwire's rules and those of the file that
context.monitoredEvents in this folder's cdktf.json names; others want --rule.

The table's name is --table, else the environment's ${variables.table}, else
${TABLE} (terraform output findings_table says it).
With --format json or jsonl: all of each finding, with CloudTrail's record.

Exit code: 0, whatever was found; 2 when the table cannot be read.

  trailwire events --rule root-usage --since 24h
  trailwire events --min-severity high --since 7d --format jsonl`,
  run: async (_args, options, io) => {
    const { rule: asked, eventId, format } = options;
    const query = queryOf(options, new Date());
    const most = limitOf(options.limit);
    const ids = new Set(asked ?? (eventId === undefined ? knownIds() : []));
    const { dynamoFindings } =
      require("../events/dynamo-findings") as typeof import("../events/dynamo-findings"); // the module itself
    const source = dynamoFindings(
      options.table ?? (process.env[variables.table] || TABLE),
      options.region,
    );
    const { findings, more } = await (eventId === undefined
      ? newestFindings(source, [...ids], query, most)
      : findingsOfEvent(source, eventId, ids, query, most));
    await io.print(printed(findings, format));
    if (more) {
      io.warn(
        `these are the newest ${numeral(most)}, there are more: raise --limit, or ask for less`,
      );
    }
    if (findings.length === 0) {
      io.warn(["nothing found", ...slips(asked)].join("; "));
    }
    return 0;
  },
});

function knownIds(): readonly string[] {
  return [...rules.map(({ id }) => id), ...ownRuleIds()];
}

interface Choice {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly eventId: string | undefined;
  readonly minSeverity: Severity | undefined;
  readonly format: Format;
}

function queryOf(choice: Choice, now: Date): FindingQuery {
  const { since, until, eventId, minSeverity = "info", format } = choice;
  if (eventId !== undefined && (since !== undefined || until !== undefined)) {
    throw new UsageError(
      "--event-id finds the event at any time: expected no --since and no --until beside it",
    );
  }
  const from = timeOption("--since", since ?? "24h", now);
  const to = timeOption("--until", until ?? "0m", now);
  if (from > to) {
    throw new UsageError(
      `--since: expected a time before --until, ${written(to)}, got ${written(from)}`,
    );
  }
  return {
    since: written(from),
    until: written(to),
    severities: severities.slice(0, severities.indexOf(minSeverity) + 1),
    records: format !== "table",
  };
}

/** A time as CloudTrail writes it. */
function written(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}

function limitOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    `--limit: expected a number from 1 to 999999, got "${text}"`,
  );
}

function printed(findings: readonly Finding[], format: Format): string {
  switch (format) {
    case "table":
      return findings.length === 0 ? "" : `${findingTable(findings)}\n`;
    case "json":
      return `${JSON.stringify(findings.map(findingData), null, 2)}\n`;
    case "jsonl":
      return findings
        .map((finding) => `${JSON.stringify(findingData(finding))}\n`)
        .join("");
  }
}

/** What is wrong with ids of rules that are not known; a rule that is gone may still have findings. */
function slips(asked: readonly string[] = []): readonly string[] {
  const known = knownIds();
  return asked
    .filter((id) => !known.includes(id))
    .map(
      (id) =>
        new UnknownIdError(
          "rule",
          id,
          known,
          "`trailwire rules list` shows all",
        ).message,
    );
}
