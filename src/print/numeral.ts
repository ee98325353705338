/** A number for a person, of at most three decimals: 1,024. */
export function numeral(value: number): string {
  return grouped(String(Math.round(value * 1000) / 1000));
}

/** A number as it is written, with commas between its thousands. `toLocaleString` costs a command 10 ms at its start. */
export function grouped(digits: string): string {
  return digits.replace(/(?<![.\d]\d*)\d+/, (whole) =>
    whole.replace(/\B(?=(\d{3})+$)/g, ","),
  );
}

/** A number of things: `1 rule`, `1,024 rules`. */
export function counted(
  count: number,
  noun: string,
  many = `${noun}s`,
): string {
  return `${numeral(count)} ${count === 1 ? noun : many}`;
}
