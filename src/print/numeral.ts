/** A number for a person: 1,024. */
export function numeral(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number of things: `1 rule`, `1,024 rules`. */
export function counted(
  count: number,
  noun: string,
  many = `${noun}s`,
): string {
  return `${numeral(count)} ${count === 1 ? noun : many}`;
}
