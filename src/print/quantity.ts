import { numeral } from "./numeral";

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** Bytes for a person, in powers of a thousand: `1.5 GB`. */
export function byteText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${shortNumber(value)} ${UNITS[unit]}`;
}

/** A number with as many digits as a person wants: `1,204`, `38`, `9.1`, `0.04`. */
export function shortNumber(value: number): string {
  if (value === 0) return "0";
  if (value >= 9.95) return numeral(Math.round(value));
  if (value >= 0.095) return String(Number(value.toFixed(1)));
  return value < 0.01 ? "<0.01" : value.toFixed(2);
}
