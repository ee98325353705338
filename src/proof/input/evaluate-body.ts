import { Unknown, type Value, type ValueMap } from "../model";
import { evaluate, type Bindings } from "../terraform/evaluate";
import { entriesOf } from "../terraform/entries";
import type { Scope } from "../terraform/scope";
import { sizeOf } from "../terraform/size";
import { isList, isMap, mapOf, toText } from "../terraform/values";
import type { Session, Site } from "./session";

/** What Terraform itself reads in a block, in place of the provider. */
const META = new Set([
  "//",
  "connection",
  "count",
  "depends_on",
  "dynamic",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

const DEEPEST = 60;

/** Evaluates what is written in blocks. */
export interface Evaluator {
  readonly session: Session;
  readonly scope: Scope;
}

/** The arguments and nested blocks of a block, `dynamic` ones among them. */
export function evaluateBody(
  body: ValueMap,
  evaluator: Evaluator,
  bound: Bindings,
  site: Site,
): ValueMap {
  const entries = new Map<string, Value>();
  for (const [name, written] of Object.entries(body)) {
    if (META.has(name)) continue;
    entries.set(
      name,
      evaluateValue(written, evaluator, bound, inside(site, name)),
    );
  }
  for (const [name, block] of dynamicBlocks(body)) {
    const made = evaluateDynamic(
      name,
      block,
      evaluator,
      bound,
      inside(site, name),
    );
    const before = entries.get(name) ?? [];
    entries.set(name, [...(isList(before) ? before : [before]), ...made]);
  }
  return mapOf(entries);
}

/** A value as it is written: texts are templates, at any depth. */
export function evaluateValue(
  written: Value,
  evaluator: Evaluator,
  bound: Bindings,
  site: Site,
  depth = 0,
): Value {
  const { session, scope } = evaluator;
  if (typeof written === "string") {
    if (!/[$%]\{/.test(written)) return written;
    const value = session.at(site, () =>
      evaluate(session.parse(written), scope, bound),
    );
    // Whoever reads the model walks over it.
    session.budget.steps -= sizeOf(value) >> 3;
    return value;
  }
  if (typeof written !== "object" || written === null) return written;
  if (depth > DEEPEST) {
    session.reportAt(site, "nested too deeply");
    return new Unknown("nested too deeply", site.address);
  }
  const inner = (value: Value, at: Site) =>
    evaluateValue(value, evaluator, bound, at, depth + 1);
  if (isList(written)) {
    return written.map((item, n) => inner(item, inside(site, n)));
  }
  if (!isMap(written)) return written;
  // A nested block may hold dynamic ones; an argument that is a map cannot.
  if (isMap(written["dynamic"] ?? null)) {
    return evaluateBody(written, evaluator, bound, site);
  }
  return mapOf(
    Object.entries(written)
      .filter(([key]) => key !== "//")
      .map(([key, value]) => [
        key.includes("${") ? keyOf(key, evaluator, bound, site) : key,
        inner(value, inside(site, key)),
      ]),
  );
}

/** A key that is a template: `(var.name) = …` */
function keyOf(
  key: string,
  { session, scope }: Evaluator,
  bound: Bindings,
  site: Site,
): string {
  const text = session.at(site, () =>
    toText(evaluate(session.parse(key), scope, bound)),
  );
  return toText(text);
}

function inside(site: Site, step: string | number): Site {
  const { argument } = site;
  const written =
    typeof step === "number"
      ? `${argument ?? ""}[${step}]`
      : argument === undefined
        ? step
        : `${argument}.${step}`;
  return { ...site, argument: written };
}

/** `dynamic "name" { … }`: of one name there may be several. */
function dynamicBlocks(
  body: ValueMap,
): readonly (readonly [string, ValueMap])[] {
  const written = body["dynamic"] ?? null;
  return (isList(written) ? written : [written])
    .filter(isMap)
    .flatMap((named) => Object.entries(named))
    .flatMap(([name, blocks]) =>
      (isList(blocks) ? blocks : [blocks])
        .filter(isMap)
        .map((block) => [name, block] as const),
    );
}

function evaluateDynamic(
  name: string,
  block: ValueMap,
  evaluator: Evaluator,
  bound: Bindings,
  site: Site,
): readonly Value[] {
  const { session } = evaluator;
  const over = evaluateValue(block["for_each"] ?? null, evaluator, bound, site);
  if (over instanceof Unknown) {
    session.reportAt(site, `how many there are is not known: ${over.reason}`);
    return [over];
  }
  const iterator = iteratorOf(block) ?? name;
  const content = block["content"] ?? {};
  const bodies = (isList(content) ? content : [content]).filter(isMap);
  const made: Value[] = [];
  session.at(site, () => {
    for (const [key, value] of over === null ? [] : entriesOf(over)) {
      const each = mapOf([
        ["key", isList(over) ? value : key],
        ["value", value],
      ]);
      const inner = new Map([...bound, [iterator, each]]);
      made.push(
        ...bodies.map((body) => evaluateBody(body, evaluator, inner, site)),
      );
      session.budget.steps -= 10;
      if (session.budget.steps < 0) break;
    }
  });
  return made;
}

/** `iterator = name`, which the JSON of HCL writes as an expression. */
function iteratorOf(block: ValueMap): string | undefined {
  const { iterator } = block;
  return typeof iterator === "string"
    ? iterator.replace(/^\$\{(.*)\}$/, "$1")
    : undefined;
}
