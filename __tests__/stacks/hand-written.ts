import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktf/hcl2json";
import type { Difference } from "./allowed-differences";
import type { Document } from "./synth";

/** Arguments of resources in a form in which HCL and Terraform JSON can be compared, by address. */
export type Resources = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The resources of an HCL file beside this one. */
export async function handWritten(file: string): Promise<Resources> {
  return resourcesIn(readFileSync(join(__dirname, "fixtures", file), "utf8"));
}

/** The resources of a text in HCL. */
export async function resourcesIn(text: string): Promise<Resources> {
  const { resource } = await parse("main.tf", text);
  return resources(resource);
}

/** The resources of a synthesized stack. */
export function synthesized({ resource }: Document): Promise<Resources> {
  return resources(resource);
}

/** Every argument that is not the same on both sides, or missing on one. */
export function compare(hand: Resources, synth: Resources): Difference[] {
  const names = new Set([...hand.keys(), ...synth.keys()]);
  return [...names].sort().flatMap((address) => {
    const left = hand.get(address) ?? {};
    const right = synth.get(address) ?? {};
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .sort()
      .filter((argument) => !same(left[argument], right[argument]))
      .map((argument) => ({
        address,
        argument,
        handWritten: left[argument],
        synthesized: right[argument],
      }));
  });
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

async function resources(
  byType: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<Resources> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [type, byName] of Object.entries(byType)) {
    for (const [name, block] of Object.entries(byName)) {
      // hcl2json makes a list of every block, because blocks may repeat.
      const [body] = [block].flat();
      found.set(`${type}.${name}`, await comparable(body));
    }
  }
  return found;
}

async function comparable(
  body: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const { "//": _, ...args } = Object(body);
  const entries = Object.entries<unknown>(args).map(
    async ([key, value]) =>
      [
        key,
        sorted(
          ["depends_on", "lifecycle", "provider"].includes(key)
            ? references(value)
            : await evaluated(value),
        ),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Policies become the JSON that they are; everything else stays. */
async function evaluated(value: unknown): Promise<unknown> {
  if (typeof value !== "string") return value;
  const encoded = /^\$\{jsonencode\((.*)\)\}$/s.exec(value)?.[1];
  if (encoded !== undefined) {
    const { locals } = await parse(
      "policy.tf",
      `locals {\nvalue = ${encoded}\n}`,
    );
    return locals[0].value;
  }
  return value.startsWith('{"') ? JSON.parse(value) : value;
}

/** Terraform's own arguments hold references, which HCL writes bare and hcl2json puts in braces. */
function references(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text.replace(/"\$\{([\w.]+)\}"/g, '"$1"'));
}

/** Keys in order, numbers as the strings that Terraform takes as well, a block that stands once without its list. */
function sorted(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.length === 1 && typeof items[0] === "object"
      ? items[0]
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]) => [key, sorted(entry)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
