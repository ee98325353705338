import { parseRegex, type RegexItem } from "../../regex/parse";

/** More alternatives than this are not written out. */
const MOST_VALUES = 16;

/**
 * The values of text conditions that together mean the same as a regular expression, for a target
 * without expressions: `^aws-cli|[Bb]oto` is `aws-cli*`, `*Boto*`, `*boto*`.
 *
 * @returns undefined where an expression is not so simple
 */
export function regexValues(source: string): readonly string[] | undefined {
  const values = parseRegex(source).map(valuesOf);
  const all = values.flatMap((some) => some ?? []);
  return values.includes(undefined) || all.length > MOST_VALUES
    ? undefined
    : all;
}

function valuesOf(items: readonly RegexItem[]): readonly string[] | undefined {
  const fromStart = items[0]?.kind === "start";
  const toEnd = items.at(-1)?.kind === "end";
  const between = items.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const characters = between.flatMap((item) =>
    item.kind === "characters" ? [item] : [],
  );
  if (characters.length < between.length) return undefined;
  // A search need not repeat at an open end what it has found often enough: `a+` there is `a`.
  const counted = characters.map((item, n) =>
    (n === 0 && !fromStart) || (n === characters.length - 1 && !toEnd)
      ? { ...item, max: item.min }
      : item,
  );
  let texts = [""];
  for (const { set, min, max } of counted) {
    if (min !== max) return undefined;
    const choices = [...Array(128).keys()]
      .filter((code) => ((set >> BigInt(code)) & 1n) === 1n)
      .map((code) => String.fromCharCode(code));
    const others = set >> 128n !== 0n;
    for (let n = 0; n < min; n++) {
      texts = texts.flatMap((text) => choices.map((choice) => text + choice));
      if (others || texts.length > MOST_VALUES) return undefined;
    }
  }
  return texts.some(
    (text) =>
      (fromStart && text.startsWith("*")) || (toEnd && text.endsWith("*")),
  )
    ? undefined // the character would be read as a wildcard
    : texts.map((text) => `${fromStart ? "" : "*"}${text}${toEnd ? "" : "*"}`);
}
