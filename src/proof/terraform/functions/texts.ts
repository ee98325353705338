import type { Value } from "../../model";
import { EvaluationError } from "../values";
import { numberArg, textArg, type Functions } from "./arguments";

/** Functions that look at a text's characters. */
export const texts: Functions = {
  chomp: (args) => textArg(args, 0).replace(/[\r\n]+$/, ""),
  indent: (args) =>
    textArg(args, 1).replaceAll("\n", `\n${" ".repeat(spaces(args))}`),
  strrev: (args) =>
    [...new Intl.Segmenter().segment(textArg(args, 0))]
      .map(({ segment }) => segment)
      .toReversed()
      .join(""),
  substr: (args) =>
    substr(textArg(args, 0), numberArg(args, 1), numberArg(args, 2)),
  title: (args) =>
    textArg(args, 0).replace(/(^|\s)\p{L}/gu, (found) => found.toUpperCase()),
  trim: (args) => {
    const cut = new Set(textArg(args, 1));
    const characters = [...textArg(args, 0)];
    const kept = (character: string) => !cut.has(character);
    const from = characters.findIndex(kept);
    return from < 0
      ? ""
      : characters.slice(from, characters.findLastIndex(kept) + 1).join("");
  },
  upper: (args) => textArg(args, 0).toUpperCase(),
};

function spaces(args: readonly Value[]): number {
  const count = numberArg(args, 0);
  if (count >= 0 && count <= 1000) return count;
  throw new EvaluationError(`expected 0 to 1000 spaces, got ${count}`);
}

/** From a place, negative ones from the end; `-1` characters are all that remain. */
function substr(text: string, offset: number, length: number): string {
  const characters = [...new Intl.Segmenter().segment(text)].map(
    ({ segment }) => segment,
  );
  const from = offset < 0 ? characters.length + offset : offset;
  if (from < 0) return "";
  return characters
    .slice(from, length < 0 ? undefined : from + length)
    .join("");
}
