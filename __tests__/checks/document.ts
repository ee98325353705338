import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Preset } from "../../src/stacks/presets";
import type { Document } from "../stacks/synth";

/** What is written in one resource. */
export type Arguments = Document["resource"][string][string];

/** One resource, in the document that it stands in. */
export interface Subject {
  readonly document: Document;
  readonly type: string;
  readonly name: string;
  readonly given: Arguments;
}

/** What a preset synthesizes, from its golden file. */
export function golden(preset: Preset): Document {
  const file = join(__dirname, "..", "stacks", `${preset}.golden.json`);
  return JSON.parse(readFileSync(file, "utf8"));
}

export const addressOf = ({ type, name }: Subject) => `${type}.${name}`;

/** All resources of a type. */
export const subjects = (document: Document, type: string) =>
  Object.entries(document.resource[type] ?? {}).map(
    ([name, given]): Subject => ({ document, type, name, given }),
  );

/** Whether a text names an attribute of the resource. */
export const refers = (text: unknown, to: Subject) =>
  typeof text === "string" && text.includes(`\${${addressOf(to)}.`);

/** The resource of a type that an argument names. */
export const referred = (
  { document, given }: Subject,
  argument: string,
  type: string,
) => subjects(document, type).find((other) => refers(given[argument], other));

/** The resources of a type that name this one in an argument. */
export const attached = (to: Subject, type: string, argument = "bucket") =>
  subjects(to.document, type).filter(({ given }) =>
    refers(given[argument], to),
  );

/** All values at a path such as `rule.expiration.days`; blocks may be lists. A variable is its default. */
export function values(
  { document, given }: Subject,
  path: string,
): readonly unknown[] {
  const found = path
    .split(".")
    .reduce<readonly unknown[]>(
      (outer, key) => outer.flatMap((value) => Object(value)[key] ?? []),
      [given],
    );
  return found.map((value) => {
    const [, variable] = /^\$\{var\.(\w+)\}$/.exec(String(value)) ?? [];
    return variable ? document.variable[variable]?.["default"] : value;
  });
}

/** A statement of a policy, with lists where IAM takes one or many. */
export interface Statement {
  readonly allows: boolean;
  /** Accounts, roles, users and `*`; not services. */
  readonly principals: readonly string[];
  readonly services: readonly string[];
  readonly actions: readonly string[];
  /** As JSON; empty without one. */
  readonly condition: string;
}

type OneOrMany = string | readonly string[];

/** A statement as it is written. */
interface Written {
  readonly Effect: string;
  readonly Principal?: "*" | { AWS?: OneOrMany; Service?: OneOrMany };
  readonly Action?: OneOrMany;
  readonly Condition?: object;
}

/** The statements of the policy in an argument, which is JSON in a text. */
export function statements(
  { given }: Subject,
  argument = "policy",
): readonly Statement[] {
  const policy: { Statement: Written | readonly Written[] } = JSON.parse(
    String(given[argument] ?? '{"Statement":[]}'),
  );
  return [policy.Statement].flat().map((written) => {
    const who = written.Principal === "*" ? { AWS: "*" } : written.Principal;
    return {
      allows: written.Effect === "Allow",
      principals: [who?.AWS ?? []].flat(),
      services: [who?.Service ?? []].flat(),
      actions: [written.Action ?? []].flat(),
      condition: JSON.stringify(written.Condition) ?? "",
    };
  });
}
