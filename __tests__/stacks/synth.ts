import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { createStack } from "../../src/stacks/create-stack";
import { readSettings } from "../../src/stacks/settings";
import { stackId } from "../../src/stacks/stack-id";
import { withoutStackTraces } from "../../src/stacks/without-stack-traces";

type Context = Readonly<Record<string, unknown>>;

/** The arguments of resources by type and name, and what else stands in Terraform JSON. */
export interface Document {
  readonly terraform: Context;
  readonly provider?: Readonly<Record<string, readonly Context[]>>;
  readonly variable: Readonly<Record<string, Context>>;
  readonly output: Readonly<Record<string, Context>>;
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, Context>>>
  >;
}

/** The text of `cdk.tf.json` for a context of `cdktf.json`, written the way the app writes it. */
export function synthText(context: Context): string {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir });
    withoutStackTraces(() => {
      createStack(app, readSettings(context));
      app.synth();
    });
    return readFileSync(join(outdir, "stacks", stackId, "cdk.tf.json"), "utf8");
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const texts = new Map<string, string>();

/** The same text, synthesized once for each context. */
export function synthOnce(context: Context): string {
  const key = JSON.stringify(context);
  const text = texts.get(key) ?? synthText(context);
  texts.set(key, text);
  return text;
}

/** The same as data. */
export function synth(context: Context): Document {
  return JSON.parse(synthOnce(context));
}

/** `aws_s3_bucket.audit_logs`, … in alphabetical order. */
export function addresses({ resource }: Document): readonly string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    )
    .sort();
}

/** Rules of which all events are data events, which a trail omits unless told. */
export const unrecorded: readonly string[] = [
  "object-encrypted-with-foreign-key",
  "objects-deleted-in-batches",
  "objects-deleted-in-mass",
  "ransom-note-uploaded",
];

/** The rules that a trail without data events can feed. */
export const isRecorded = ({ id }: { readonly id: string }): boolean =>
  !unrecorded.includes(id);
