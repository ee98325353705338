import { parseJson, PatternSyntaxError } from "../../pattern";

/** Slips by people who know another language, and what they meant, in the order in which they are mended. */
const slips: readonly (readonly [RegExp, string])[] = [
  // Escaped once too often on the way through a shell or a template.
  [/\\+"/g, '"'],
  [/[\u201c\u201d\u201e]/g, '"'],
  [/'([^'"]*)'/g, '"$1"'],
  [/===?/g, "="],
  [/<>/g, "!="],
  [/\s+(?:AND|and|And)\s+(?=[($])/g, " && "],
  [/\s+(?:OR|or|Or)\s+(?=[($])/g, " || "],
  [
    /(\$[\w.[\]*-]+)\s+(?:IS\s+NOT\s+NULL|is\s+not\s+null|EXISTS|exists)\b/g,
    "$1 = *",
  ],
  [/=\s*null\b/gi, "NOT EXISTS"],
  // A value with other characters than letters and digits wants quotes.
  [/(!?=)\s*([^\s"%{}()&|$=][^"%{}()&|$=]*?)\s*(?=[)}]|&&|\|\|)/g, '$1 "$2"'],
];

/** The text as CloudWatch would take it; undefined where it is not known what was meant. */
export function repaired(text: string): string | undefined {
  let result = text.trim();
  if (!result.startsWith("{")) result = `{ ${result} }`;
  for (const [slip, meant] of slips) {
    if (isValid(result)) return result;
    result = result.replace(slip, meant);
  }
  return isValid(result) ? result : undefined;
}

function isValid(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (error instanceof PatternSyntaxError) return false;
    throw error;
  }
}
