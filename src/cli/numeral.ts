/** A number for a person: 1,024. */
export function numeral(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number of things: `1 rule`, `1,024 rules`. */
export function counted(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? "" : "s"}`;
}
