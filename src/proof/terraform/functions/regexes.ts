import { createContext, Script } from "node:vm";
import { Unknown, type Value } from "../../model";
import { EvaluationError, mapOf } from "../values";
import { textArg, type Functions } from "./arguments";

/** Functions of regular expressions. */
export const regexes: Functions = {
  regex: (args) => {
    const found = matches(textArg(args, 0), textArg(args, 1), false);
    if (found instanceof Unknown) return found;
    const [first] = found;
    if (first === undefined)
      throw new EvaluationError("the expression does not match");
    return captured(first);
  },
  regexall: (args) => {
    const found = matches(textArg(args, 0), textArg(args, 1), true);
    return found instanceof Unknown ? found : found.map(captured);
  },
};

/** `replace(text, "/pattern/", by)` */
export function replaceAll(text: string, pattern: string, by: string): Value {
  const found = matches(pattern, text, true);
  if (found instanceof Unknown) return found;
  let result = "";
  let end = 0;
  for (const match of found) {
    result += text.slice(end, match.at) + expand(by, match);
    end = match.at + match.text.length;
  }
  return result + text.slice(end);
}

interface Match {
  readonly at: number;
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>> | undefined;
}

/** `$1`, `${1}` and `${name}` in what replaces a match. */
function expand(by: string, match: Match): string {
  return by.replace(
    /\$(?:\$|(\w+)|\{(\w+)\})/g,
    (_: string, bare?: string, braced?: string) => {
      const name = bare ?? braced;
      if (name === undefined) return "$";
      if (name === "0") return match.text;
      return /^\d+$/.test(name)
        ? (match.groups[Number(name) - 1] ?? "")
        : (match.named?.[name] ?? "");
    },
  );
}

/** The match itself, its groups, or its named groups: whatever the expression has. */
function captured({ text, groups, named }: Match): Value {
  if (named !== undefined) {
    return mapOf(
      Object.entries(named).map(([name, value]) => [name, value ?? null]),
    );
  }
  return groups.length > 0 ? groups.map((group) => group ?? null) : text;
}

const MOST_MILLISECONDS = 50;

/*
 * Terraform's engine is linear, JavaScript's is not: an expression from elsewhere may take for
 * ever, and only a script with a timeout can be stopped.
 */
const script = new Script(`
  Array.from(
    all ? text.matchAll(expression) : [text.match(expression)].filter(Boolean),
    (m) => ({ at: m.index, text: m[0], groups: m.slice(1), named: m.groups }),
  )
`);

function matches(
  pattern: string,
  text: string,
  all: boolean,
): readonly Match[] | Unknown {
  const expression = compile(pattern, all ? "gu" : "u");
  if (expression === undefined) {
    return new Unknown(
      `the regular expression ${pattern} is not evaluated here`,
    );
  }
  try {
    // The script makes matches.
    return script.runInContext(createContext({ expression, text, all }), {
      timeout: MOST_MILLISECONDS,
    }) as readonly Match[];
  } catch {
    return new Unknown(`the regular expression ${pattern} takes too long here`);
  }
}

/** Go's syntax in JavaScript's; `undefined` for what has no like. */
function compile(pattern: string, flags: string): RegExp | undefined {
  const [, letters = "", body = pattern] =
    /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  const source = body
    .replaceAll("(?P<", "(?<")
    .replace(/\\([-_@#%&=~`'"!,:;<> /])/g, "$1")
    .replaceAll("[[:alnum:]]", "[A-Za-z0-9]")
    .replaceAll("[[:alpha:]]", "[A-Za-z]")
    .replaceAll("[[:digit:]]", "[0-9]")
    .replaceAll("[[:space:]]", "\\s")
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$");
  if (/\[:|\(\?<[=!]|\\[1-9]|\(\?[imsU-]+[:)]/.test(source)) return undefined;
  try {
    return new RegExp(source, flags + letters);
  } catch {
    return undefined;
  }
}
