import { parseWildcardValue } from "../wildcard-value";

/** A text literal. A quote within is doubled; nothing else has a meaning there in Trino. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A number literal, of type double where it is no integer: `5`, `2.5E0`. */
export function numeral(value: number): string {
  return Number.isSafeInteger(value)
    ? String(value)
    : value.toExponential().toUpperCase().replace("E+", "E");
}

/** `= 'a'` or, for several, `IN ('a', 'b')`, and their opposites. */
export function equals(
  values: readonly string[],
  operator: "=" | "!=",
): string {
  const [first = "", ...others] = values.map(quote);
  if (others.length === 0) return `${operator === "=" ? "=" : "<>"} ${first}`;
  const list = `IN (${[first, ...others].join(", ")})`;
  return operator === "=" ? list : `NOT ${list}`;
}

/** `LIKE 'a%'` for the value of a text condition with a wildcard. */
export function like(value: string, operator: "=" | "!="): string {
  const { before, after, inner } = parseWildcardValue(value);
  const escaped = inner.replace(/[\\%_]/g, "\\$&");
  const pattern = `${before ? "%" : ""}${escaped}${after ? "%" : ""}`;
  return (
    (operator === "=" ? "LIKE " : "NOT LIKE ") +
    quote(pattern) +
    (escaped === inner ? "" : " ESCAPE '\\'")
  );
}
