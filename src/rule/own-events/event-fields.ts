import type { Node } from "jsonc-parser";
import { nearest } from "../did-you-mean";
import type { JsonTree } from "./json-tree";

/** What the texts of a field must look like. */
export interface TextForm {
  readonly form: RegExp;
  /** The form in words. */
  readonly expected: string;
  /** What was likely meant by a text of another form. */
  readonly meant?: (text: string) => string | undefined;
}

/** The fields of one event of a user's file; mistakes in them are noted in the tree with their place. */
export class EventFields {
  readonly #tree: JsonTree;
  readonly #event: Node;
  readonly #label: string;
  readonly #values = new Map<string, Node>();

  /**
   * @param event an object
   * @param index the event's place in the file, from 0, which names it where its id does not
   * @param names the fields that there are
   */
  constructor(
    tree: JsonTree,
    event: Node,
    index: number,
    names: readonly string[],
  ) {
    this.#tree = tree;
    this.#event = event;
    const properties = (event.children ?? []).flatMap(
      ({ children: [name, value] = [] }) =>
        name === undefined || value === undefined ? [] : [{ name, value }],
    );
    const id: unknown = properties.find(({ name }) => name.value === "id")
      ?.value.value;
    this.#label = typeof id === "string" ? id : `event ${index + 1}`;
    for (const { name, value } of properties) {
      const key = String(name.value);
      if (!names.includes(key)) {
        const meant = nearest(key, names);
        this.#note(
          name,
          `unknown field "${key}", ${meant === undefined ? `expected one of ${names.join(", ")}` : `did you mean "${meant}"?`}`,
        );
        if (meant !== undefined) this.#values.set(meant, value);
      } else if (this.#values.has(key)) {
        this.#note(name, `expected ${key} once, got it again`);
      } else {
        this.#values.set(key, value);
      }
    }
  }

  /** The value of a field. */
  get(name: string): Node | undefined {
    return this.#values.get(name);
  }

  /** Notes a mistake in a field, or in the event. */
  mistake(name: string | undefined, reason: string): void {
    const node = name === undefined ? undefined : this.get(name);
    const field = name === undefined ? "" : `${name}: `;
    this.#note(node ?? this.#event, `${field}${reason}`);
  }

  /** The text of a field; undefined where there is none, or one with a mistake. */
  text(name: string, form: TextForm): string | undefined {
    const node = this.get(name);
    return node && this.#read(name, node, form);
  }

  /** The texts of a field that has one or a list of them; none where it is missing or has mistakes. */
  texts(name: string, form: TextForm): readonly string[] {
    const node = this.get(name);
    if (node === undefined) return [];
    if (node.type !== "array") return this.#all(name, [node], form);
    const items = node.children ?? [];
    if (items.length === 0) this.mistake(name, "expected at least one, got []");
    return this.#all(name, items, form);
  }

  #all(name: string, nodes: readonly Node[], form: TextForm) {
    return nodes.flatMap((node) => this.#read(name, node, form) ?? []);
  }

  #read(
    name: string,
    node: Node,
    { form, expected, meant }: TextForm,
  ): string | undefined {
    const value: unknown = node.value;
    if (typeof value === "string" && form.test(value)) return value;
    const got = this.#tree.shown(node);
    const slip = typeof value === "string" ? meant?.(value) : undefined;
    const hint = slip === undefined ? "" : `, did you mean "${slip}"?`;
    this.#note(node, `${name}: expected ${expected}, got ${got}${hint}`);
    return undefined;
  }

  #note(node: Node, reason: string): void {
    this.#tree.mistake(node, `${this.#label}: ${reason}`);
  }
}
