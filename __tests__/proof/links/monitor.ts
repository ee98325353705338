import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import type { Model } from "../../../src/proof/model";
import type { AlertPath, LinkKind } from "../../../src/proof/path";
import { alertPaths } from "../../../src/proof/paths";

export type Json =
  null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = { [name: string]: Json };

/** One change to a synthesized configuration; throws where it changes nothing. */
export type Edit = (resources: Fields) => void;

const reduced = new Map<string, string>();

/** The preset, with as many rules as a test needs: event rules and all but two filters are left out. */
function configuration(preset: string): {
  resource: { [type: string]: Fields };
} {
  const known = reduced.get(preset);
  if (known !== undefined) return JSON.parse(known);
  const file = join(__dirname, `../../stacks/${preset}.golden.json`);
  const config = JSON.parse(readFileSync(file, "utf8"));
  const { resource } = config;
  delete resource.aws_cloudwatch_event_rule;
  delete resource.aws_cloudwatch_event_target;
  delete config.output;
  const kept = ["root_usage", "root_login", "root_alarm", "vpc_changes"];
  for (const type of [
    "aws_cloudwatch_log_metric_filter",
    "aws_cloudwatch_metric_alarm",
  ]) {
    for (const name of Object.keys(resource[type] ?? {})) {
      if (!kept.includes(name)) delete resource[type][name];
    }
  }
  reduced.set(preset, JSON.stringify(config));
  return config;
}

/** The alert paths of the preset after the edits. */
export async function pathsAfter(
  preset: string,
  ...edits: readonly Edit[]
): Promise<readonly AlertPath[]> {
  return alertPaths(await modelAfter(preset, ...edits));
}

export async function modelAfter(
  preset: string,
  ...edits: readonly Edit[]
): Promise<Model> {
  const config = configuration(preset);
  for (const edit of edits) edit(config.resource);
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  const file = join(folder, "cdk.tf.json");
  try {
    writeFileSync(file, JSON.stringify(config));
    return await readModel(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong after the edits: each problem once, as `kind: id at argument`. */
export async function faultsAfter(
  preset: string,
  ...edits: readonly Edit[]
): Promise<readonly string[]> {
  const paths = await pathsAfter(preset, ...edits);
  return unique(
    paths.flatMap(({ links }) =>
      links.flatMap(({ kind, problems, verdict }) => [
        ...problems.map(({ id, at, argument }) =>
          fault(kind, id, at, argument),
        ),
        ...(verdict === "unknown" ? [`${kind}: unknown`] : []),
      ]),
    ),
  );
}

export function fault(
  kind: LinkKind,
  id: string,
  at: string,
  argument?: string,
): string {
  return `${kind}: ${id} ${at}${argument === undefined ? "" : ` ${argument}`}`;
}

/** What the edits leave open, once each. */
export async function doubtsAfter(
  preset: string,
  ...edits: readonly Edit[]
): Promise<readonly string[]> {
  const paths = await pathsAfter(preset, ...edits);
  return unique(
    paths.flatMap(({ links }) => links.flatMap(({ doubts }) => doubts)),
  );
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** Sets `type.name.argument`. */
export function set(path: string, value: Json): Edit {
  return (resources) => {
    const [holder, name] = holderOf(resources, path);
    // Later edits must not reach into the value of another test.
    holder[name] = structuredClone(value);
  };
}

/** Removes `type.name` or an argument of it. */
export function drop(path: string): Edit {
  return (resources) => {
    const [holder, name] = holderOf(resources, path);
    if (!(name in holder)) throw new Error(`there is no ${path}`);
    delete holder[name];
  };
}

/** Replaces a part of a text. */
export function rewrite(path: string, from: string, to: string): Edit {
  return (resources) => {
    const [holder, name] = holderOf(resources, path);
    const text = holder[name];
    if (typeof text !== "string" || !text.includes(from)) {
      throw new Error(`${path} does not hold ${from}`);
    }
    holder[name] = text.replaceAll(from, to);
  };
}

/** Several edits as one. */
export function all(...edits: readonly Edit[]): Edit {
  return (resources) => {
    for (const edit of edits) edit(resources);
  };
}

/** Changes the statements of a policy. */
export function statements(
  path: string,
  change: (statements: Fields[]) => Json[],
): Edit {
  return (resources) => {
    const [holder, name] = holderOf(resources, path);
    const policy = JSON.parse(String(holder[name]));
    holder[name] = JSON.stringify({
      ...policy,
      Statement: change(policy.Statement),
    });
  };
}

/** Removes a statement by its `Sid`. */
export function dropStatement(path: string, sid: string): Edit {
  return statements(path, (all) => {
    const kept = all.filter((statement) => statement["Sid"] !== sid);
    if (kept.length === all.length) throw new Error(`there is no ${sid}`);
    return kept;
  });
}

/** Changes a statement by its `Sid`. */
export function statement(path: string, sid: string, fields: Fields): Edit {
  return statements(path, (all) => {
    if (!all.some((it) => it["Sid"] === sid)) {
      throw new Error(`there is no ${sid}`);
    }
    return all.map((it) => (it["Sid"] === sid ? { ...it, ...fields } : it));
  });
}

function holderOf(resources: Fields, path: string): [Fields, string] {
  const names = path.split(".");
  const last = names.pop() ?? "";
  let holder = resources;
  for (const name of names) {
    const inner = holder[name] ?? (holder[name] = {});
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) {
      throw new Error(`${path} leads through ${name}, which is no object`);
    }
    holder = inner;
  }
  return [holder, last];
}
