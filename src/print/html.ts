import { printableLines } from "./printable";

/** Text that is HTML already. Only {@link html} makes it, so that nothing gets into a page unescaped. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Value = string | number | Html | undefined | readonly Value[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A template whose values are escaped, also within quoted attributes, and cannot turn the direction
 * of what stands beside them. Lists are joined, undefined is nothing.
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly Value[]
): Html {
  return new Html(
    withoutIndents(parts)
      .map((part, index) => part + escaped(values[index]))
      .join(""),
  );
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template's own text without the indents of its source, a third of a long page. Worked out once for each. */
function withoutIndents(parts: TemplateStringsArray): readonly string[] {
  const known = squeezed.get(parts);
  if (known !== undefined) return known;
  const made = parts.map((part) => part.replace(/\n\s+/g, "\n"));
  squeezed.set(parts, made);
  return made;
}

function escaped(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(escaped).join("");
  return printableLines(String(value)).replace(
    /[&<>"']/g,
    (sign) => entities[sign] ?? sign,
  );
}
