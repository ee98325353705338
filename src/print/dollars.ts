import { grouped } from "./numeral";

/** US dollars for a person, to the cent: `$1,234.50`, `<$0.01`. */
export function dollars(usd: number): string {
  if (usd === 0) return "$0";
  if (usd < 0.01) return "<$0.01";
  return `$${grouped(usd.toFixed(2))}`;
}
