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
 * A template whose values are escaped, also within quoted attributes. Lists are joined, undefined
 * is nothing.
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly Value[]
): Html {
  return new Html(
    parts.map((part, index) => part + escaped(values[index])).join(""),
  );
}

function escaped(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(escaped).join("");
  return String(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
