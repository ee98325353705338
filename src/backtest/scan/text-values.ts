/**
 * Makes the function that tells which of many values a text equals, as comparisons do: a value
 * has `*` at its start, its end or both for any text. The answer is a text: the same for the same values.
 *
 * Hundreds of values take few look-ups: one for all that are exact, one per length of those with
 * one asterisk.
 */
export function equalValues(
  values: readonly string[],
): (text: string) => string {
  const exact = new Map<string, number>();
  const starts = new Map<number, Map<string, number>>();
  const ends = new Map<number, Map<string, number>>();
  const parts: (readonly [part: string, number: number])[] = [];
  for (const [number, value] of values.entries()) {
    const before = value.startsWith("*");
    const after = value.length > 1 && value.endsWith("*");
    const inner = value.slice(before ? 1 : 0, after ? -1 : undefined);
    if (before && after) parts.push([inner, number]);
    else if (before) put(ends, inner, number);
    else if (after) put(starts, inner, number);
    else exact.set(value, number);
  }
  return (text) => {
    const found: (number | undefined)[] = [exact.get(text)];
    for (const [length, numbers] of starts) {
      found.push(numbers.get(text.slice(0, length)));
    }
    for (const [length, numbers] of ends) {
      if (length <= text.length) {
        found.push(numbers.get(text.slice(text.length - length)));
      }
    }
    for (const [part, number] of parts) {
      if (text.includes(part)) found.push(number);
    }
    return found.filter((number) => number !== undefined).join(",");
  };
}

function put(
  byLength: Map<number, Map<string, number>>,
  text: string,
  number: number,
): void {
  const numbers = byLength.get(text.length) ?? new Map<string, number>();
  byLength.set(text.length, numbers.set(text, number));
}
