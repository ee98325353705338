import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  prove,
  readModel,
  type LinkKind,
  type Proof,
} from "../../../src/proof";
import type { Edit, Fields } from "./edits";

/** One fault in a preset, and where it is to be found. */
export interface Fault {
  readonly name: string;
  readonly preset: Preset;
  readonly mutate: Edit;
  readonly expects: {
    readonly link: LinkKind;
    /** The address of what was changed, or of what lacks it. */
    readonly at: string;
    /** The problem's id. @default - any */
    readonly problem?: string;
    /** Where two resources disagree: the other may be named first. @default false */
    readonly either?: boolean;
  };
}

/** A change to a preset that does no harm. */
export interface Variation {
  readonly name: string;
  readonly preset: Preset;
  readonly mutate: Edit;
}

/** The golden files, and which of their hundreds of rules are kept: one for each kind of way. */
const presets = {
  "compliance-monitor": ["compliance-monitor", /./],
  recommended: ["recommended", /^(root_login|root_alarm|vpc_changes)$/],
  "recommended, events": [
    "recommended",
    /^(event_forwarding_.*us_west_2|bucket_deleted_event|undelivered_alerts)$/,
  ],
  "event-pipeline": ["event-pipeline", /_errors$|_no_log_files$/],
  posture: ["posture", /./],
  "full, responses": [
    "full",
    /^response_(?:block_public_access|restore_logging|failures)$/,
  ],
} as const;

/** A preset as it is changed here. */
export type Preset = keyof typeof presets;

const thinned = [
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_event_target",
  "aws_cloudwatch_log_metric_filter",
  "aws_cloudwatch_metric_alarm",
];

const texts = new Map<Preset, string>();

/** Those that take part in no alert, and of which there are many. */
const left = [
  "aws_athena_named_query",
  "aws_cloudwatch_dashboard",
  "aws_cloudwatch_query_definition",
];

/** A copy of the preset as it is synthesized, with few of its rules. */
export function documentOf(preset: Preset): Fields {
  const known = texts.get(preset);
  if (known !== undefined) return JSON.parse(known);
  const [golden, kept] = presets[preset];
  const file = join(__dirname, `../../stacks/${golden}.golden.json`);
  const document = JSON.parse(readFileSync(file, "utf8"));
  delete document.output;
  for (const type of left) delete document.resource[type];
  for (const type of thinned) {
    for (const name of Object.keys(document.resource[type] ?? {})) {
      if (!kept.test(name)) delete document.resource[type][name];
    }
  }
  texts.set(preset, JSON.stringify(document));
  return document;
}

/** What a deployment gives; the presets' own synth does likewise. */
const variables = { alert_emails: '["security@example.com"]' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mutations-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The proof of a preset after a change. */
export function proofAfter(preset: Preset, mutate: Edit): Promise<Proof> {
  const document = documentOf(preset);
  mutate(document);
  return proofOfDocument(document);
}

/** The proof of a document. @param given the variables, by name */
export async function proofOfDocument(
  document: unknown,
  given: Readonly<Record<string, string>> = variables,
): Promise<Proof> {
  const file = join(folder, "cdk.tf.json");
  writeFileSync(file, JSON.stringify(document));
  return prove(await readModel(file, { variables: given }));
}

/** What is wrong or not known, as people would tell it. */
export function complaints({ paths, missing }: Proof): readonly string[] {
  const links = paths.flatMap(({ links }) => links);
  return [
    ...(missing === undefined ? [] : [missing]),
    ...new Set(
      links.flatMap(({ kind, problems, doubts }) => [
        ...problems.map(
          ({ id, at, argument, orAt = [] }) =>
            `${kind}: ${id} at ${[at, ...orAt].join(" or ")}${argument === undefined ? "" : `, ${argument}`}`,
        ),
        ...doubts.map((doubt) => `${kind}: unknown: ${doubt}`),
      ]),
    ),
  ];
}
