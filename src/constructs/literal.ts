import { Lazy } from "cdktf";

const TOKEN = /(\$\{TfToken\[[^\]]+\]\})/;

/**
 * The text as Terraform must read it to arrive letter by letter: strings in Terraform JSON are
 * templates, in which `${` and `%{` begin an expression and are written `$${` and `%%{`.
 * cdktf tokens inside the text stay what they are. Applied twice, it escapes twice.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#strings
 */
export function literal(text: string): string {
  const parts = text.split(TOKEN);
  // Tokens stand at the odd places, because the expression captures its separator.
  return parts.length === 1
    ? escape(text)
    : parts
        .map((part, place) => {
          if (place % 2 === 1) return part;
          const beforeToken = place < parts.length - 1;
          return opaque(beforeToken ? endOpen(escape(part)) : escape(part));
        })
        .join("");
}

function escape(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

/** A `$` right before a reference would escape it, so such a `$` becomes an expression of its own. */
function endOpen(text: string): string {
  return text.replace(/\$+$/, (dollars) => `\${"${dollars}"}`);
}

/**
 * cdktf takes every `${` beside a token for the start of an expression and would then print
 * the token without its braces. Text that it resolves itself is left alone.
 */
function opaque(text: string): string {
  return text.includes("${") ? Lazy.stringValue({ produce: () => text }) : text;
}
