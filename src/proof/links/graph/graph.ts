import type { Model, Resource } from "../../model";
import { hasPlaceholder, same } from "../../placeholder";
import { textOf } from "./values";

/** The resources that a text names. */
export interface Matches {
  /** Those it names for certain. */
  readonly sure: readonly Resource[];
  /** Those it may name, depending on what only AWS knows. */
  readonly maybe: readonly Resource[];
}

/** A model with the look-ups that links need, each made once. */
export class Graph {
  readonly model: Model;
  readonly #types = new Map<string, Resource[]>();
  readonly #addresses = new Map<string, Resource>();
  /** By the address without the key of an instance. */
  readonly #blocks = new Map<string, Resource[]>();
  readonly #indexes = new Map<string, Map<string, Resource[]>>();
  readonly #before = new Map<string, ReadonlySet<string>>();

  constructor(model: Model) {
    this.model = model;
    for (const resource of model.resources) {
      this.#addresses.set(resource.address, resource);
      append(this.#types, typeKey(resource.mode, resource.type), resource);
      append(this.#blocks, bare(resource.address), resource);
    }
  }

  /** The resources of a type, in the model's order. */
  ofType(
    type: string,
    mode: Resource["mode"] = "managed",
  ): readonly Resource[] {
    return this.#types.get(typeKey(mode, type)) ?? [];
  }

  at(address: string): Resource | undefined {
    return this.#addresses.get(address);
  }

  /** The resources of a type of which the argument is this text. */
  find(type: string, argument: string, text: string): Matches {
    const key = `${type} ${argument}`;
    const index = this.#indexes.get(key) ?? this.#indexBy(type, argument);
    this.#indexes.set(key, index);
    const sure = index.get(text) ?? [];
    if (sure.length > 0) return { sure, maybe: [] };
    const maybe = [...index]
      .filter(
        ([other]) =>
          (hasPlaceholder(text) || hasPlaceholder(other)) &&
          same(text, other) === "unknown",
      )
      .flatMap(([, resources]) => resources);
    return { sure, maybe };
  }

  #indexBy(type: string, argument: string): Map<string, Resource[]> {
    const index = new Map<string, Resource[]>();
    for (const resource of this.ofType(type)) {
      const text = textOf(resource.values, argument);
      if (typeof text !== "string") continue;
      append(index, text, resource);
    }
    return index;
  }

  /** Whether Terraform surely makes the first before the second, directly or through others. */
  precedes(first: Resource, second: Resource): boolean {
    return this.#allBefore(second.address).has(bare(first.address));
  }

  #allBefore(address: string): ReadonlySet<string> {
    const known = this.#before.get(address);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const waiting = [address];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const own = this.#addresses.get(next);
      const made = own === undefined ? this.#blocks.get(next) : [own];
      for (const earlier of (made ?? []).flatMap(({ after }) => after)) {
        if (seen.has(earlier)) continue;
        seen.add(earlier).add(bare(earlier));
        waiting.push(earlier);
      }
    }
    this.#before.set(address, seen);
    return seen;
  }
}

function append(
  lists: Map<string, Resource[]>,
  key: string,
  resource: Resource,
): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [resource]);
  else list.push(resource);
}

const typeKey = (mode: Resource["mode"], type: string) => `${mode} ${type}`;

/** The address without the key of an instance: Terraform orders resources, not instances. */
function bare(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/, "");
}
