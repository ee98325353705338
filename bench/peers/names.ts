import type { Selector } from "../../src/pattern";

/** The names on the way to a field. The rules of the pack `cis` use no other steps. */
export function names(selector: Selector): readonly string[] {
  return selector.map((step) => {
    if (step.kind === "key") return step.name;
    throw new Error(`expected names only, got a step of kind "${step.kind}"`);
  });
}

/** What a value with asterisks at its ends asks for. */
export function wildcard(value: string): {
  readonly how: "all" | "start" | "end" | "part";
  readonly text: string;
} {
  const before = value.startsWith("*");
  const after = value.length > 1 && value.endsWith("*");
  const text = value.slice(before ? 1 : 0, after ? -1 : undefined);
  const how = before ? (after ? "part" : "end") : after ? "start" : "all";
  return { how, text };
}

/** A condition that the peers' queries are not made for. */
export function unsupported(node: { readonly kind: string }): never {
  throw new Error(`no query for a condition of kind "${node.kind}"`);
}
