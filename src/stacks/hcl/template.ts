/*
 * The strings of Terraform JSON are templates. In HCL the same template stands in quotes, its text
 * escaped and its expressions as they are.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */

/** `$${` is the text `${`, and `${` begins an expression; the same goes for `%{` and directives. */
const MARK = /[$%]{1,2}\{/g;

/** A template as an HCL expression. One that is nothing but `${…}` is the expression in it. */
export function expression(template: string): string {
  const isOne =
    template.startsWith("${") && endOfSequence(template, 2) === template.length;
  return isOne ? template.slice(2, -1).trim() : quoted(template);
}

/** A template in quotes. */
export function quoted(template: string): string {
  let result = "";
  let at = 0;
  for (const { 0: mark, index } of template.matchAll(MARK)) {
    // One that stands within the last sequence belongs to it.
    if (index < at) continue;
    const begin = index + mark.length;
    const end = mark.length === 2 ? endOfSequence(template, begin) : begin;
    result += escaped(template.slice(at, index)) + template.slice(index, end);
    at = end;
  }
  return `"${result}${escaped(template.slice(at))}"`;
}

/** In JSON the same characters are escaped in the same way, but for those that HCL takes as they are. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The place behind the brace that ends what begins at `from`. */
function endOfSequence(template: string, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const character = template[at];
    if (character === undefined) {
      throw new Error(`the template ${template} has no end: expected a "}"`);
    }
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    at = character === '"' ? endOfQuotes(template, at + 1) : at + 1;
  }
  return at;
}

/** The place behind the quotes that end a text within an expression, which is a template itself. */
function endOfQuotes(template: string, from: number): number {
  let at = from;
  while (template[at] !== '"') {
    const [mark] = /^(?:\\.|[$%]{1,2}\{)/s.exec(template.slice(at, at + 3)) ?? [
      template.charAt(at),
    ];
    if (mark === "") {
      throw new Error(`a text in ${template} has no end: expected quotes`);
    }
    at += mark.length;
    if (mark === "${" || mark === "%{") at = endOfSequence(template, at);
  }
  return at + 1;
}
