import { Fn, TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { environment } from "./variables";

/** What AWS takes in a tag. */
const CHARACTER = "[\\\\p{L}\\\\p{N}\\\\p{Z}_.:/=+@-]";

/**
 * The tags of every resource: what it belongs to, what kind of account this is, and those of the
 * variable `tags`. The user's win: an organization may prescribe values for ours.
 *
 * @param application what the resources belong to
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function tags(
  scope: Construct,
  application: string,
): Record<string, string> {
  const ours = {
    Application: application,
    Environment: environment(scope).stringValue,
  };
  const names = Object.keys(ours);
  const variable = new TerraformVariable(scope, "tags", {
    type: "map(string)",
    description: `Tags of every resource, besides ${names.join(" and ")}, or instead of them.`,
    default: {},
    nullable: false,
    validation: [
      noKey(
        `!can(regex("^${CHARACTER}{1,128}$", key)) || can(regex("^aws:", lower(key)))`,
        "The key of a tag has 1 to 128 letters, digits, blanks and _.:/=+-@, and does not begin with aws:, not",
      ),
      noKey(
        `!can(regex("^${CHARACTER}{0,256}$", value))`,
        "The value of a tag has up to 256 letters, digits, blanks and _.:/=+-@, not that of",
      ),
      // IAM tells keys by their letters, whatever their case: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
      noKey(
        `length([for other in concat(keys(var.tags), ${JSON.stringify(names)}) : other if other != key && lower(other) == lower(key)]) > 0`,
        `A key differs from every other, ${names.join(" and ")} included, by more than its case, not`,
      ),
      {
        condition: "${length(var.tags) <= 48}",
        errorMessage: `A resource has at most 50 tags, and ${names.join(" and ")} are two.`,
      },
    ],
  });
  return Token.asStringMap(Fn.merge([ours, variable.value]));
}

/** A validation that names the keys of the tags for which the expression is true. */
function noKey(isWrong: string, mend: string) {
  const offenders = `[for key, value in var.tags : key if ${isWrong}]`;
  return {
    condition: `\${length(${offenders}) == 0}`,
    errorMessage: `${mend} \${join(", ", ${offenders})}.`,
  };
}
