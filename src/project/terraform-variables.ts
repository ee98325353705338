/** The file of variables that Terraform reads by itself, and cdktf beside `cdktf.json`. */
export const VARIABLES_FILE = "terraform.tfvars";

/** A variable that a file of variables sets. */
export interface Assignment {
  readonly name: string;
  /** The value as it is written, without comments around it. */
  readonly expression: string;
  /** Where the expression begins in the file. */
  readonly start: number;
}

/** Comments, texts and heredocs, in which a bracket or a line's end means nothing; all else character by character. */
const TOKEN =
  /(?<comment>(?:#|\/\/)[^\n]*|\/\*[^]*?\*\/)|"(?:\\.|[^"\\\n])*"|<<-?(?<word>[\w-]+)\r?\n(?:[^]*?\n)?[ \t]*\k<word>(?=[ \t\r]*\n)|[^]/g;

/** The variables that a file sets, in its order. What Terraform would refuse may be missing. */
export function assignmentsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  let name = "";
  let isValue = false;
  let depth = 0;
  let [start, end] = [0, 0];
  for (const { 0: token, index, groups } of `${text}\n`.matchAll(TOKEN)) {
    if (groups?.["comment"] !== undefined) continue;
    if (token === "\n" && depth === 0) {
      if (end > start) {
        const expression = text.slice(start, end);
        found.push({ name: name.trim(), expression, start });
      }
      [name, isValue, start, end] = ["", false, 0, 0];
    } else if (!isValue) {
      if (token === "=") isValue = true;
      else name += token;
    } else if (/\S/.test(token)) {
      if (end === 0) start = index;
      end = index + token.length;
      depth += /^[[({]$/.test(token) ? 1 : /^[\])}]$/.test(token) ? -1 : 0;
    }
  }
  return found;
}

/**
 * The file with other values for these variables, and nothing else changed; what it does not set
 * yet, it sets at its end.
 *
 * @param values expressions by name
 */
export function withAssignments(
  text: string,
  values: Readonly<Record<string, string>>,
): string {
  const set = assignmentsIn(text);
  const replaced = set.reduceRight((result, { name, expression, start }) => {
    const value = values[name] ?? expression;
    const rest = result.slice(start + expression.length);
    return `${result.slice(0, start)}${value}${rest}`;
  }, text);
  const added = Object.entries(values).filter(
    ([name]) => !set.some((assignment) => assignment.name === name),
  );
  const width = Math.max(...added.map(([name]) => name.length));
  const lines = added.map(
    ([name, value]) => `${name.padEnd(width)} = ${value}\n`,
  );
  const gap = replaced === "" || replaced.endsWith("\n") ? "" : "\n";
  return lines.length === 0 ? replaced : `${replaced}${gap}${lines.join("")}`;
}

/** The texts of an expression that is a text or a list of them; undefined for any other. */
export function textsIn(expression: string): readonly string[] | undefined {
  const tokens = [...expression.matchAll(TOKEN)]
    .filter(({ groups }) => groups?.["comment"] === undefined)
    .map(([token]) => token)
    .join("")
    .replace(/,\s*\]$/, "]");
  try {
    const value: unknown = JSON.parse(tokens);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.every((item) => typeof item === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
