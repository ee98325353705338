import { filterText } from "./filter-text";
import type { Rule } from "./rule";

/**
 * What a rule that is kept for others must have besides being deployable, a sentence for each that
 * it lacks.
 */
export function gateProblems(rule: Rule): readonly string[] {
  const { title, description, runbook, matches, ignores } = rule;
  const filter = filterText(rule);
  const alert = [title, description, ...runbook].join("\n").length;
  const keyword = smallKeyword(filter);
  const cases = JSON.stringify([matches, ignores]);
  // What the pattern names, its cases must have.
  const foreign = [...accounts(cases), ...addresses(cases)].filter(
    (found) => !filter.includes(found),
  );
  const checks: readonly (readonly [boolean, string])[] = [
    [
      Object.keys(matches).length >= 2,
      `matches: expected at least two cases, got ${Object.keys(matches).length}`,
    ],
    [
      Object.keys(ignores).length >= 3,
      `ignores: expected at least three cases, near misses first, got ${Object.keys(ignores).length}`,
    ],
    [!title.endsWith("."), "title: expected no full stop at its end"],
    [
      alert <= LONGEST,
      `title, description and runbook: expected at most ${LONGEST} characters in all, which an alarm's description holds, got ${alert}`,
    ],
    [
      !/[$%]\{/.test(JSON.stringify(rule)),
      "expected no ${ and no %{, which Terraform takes for templates",
    ],
    [
      keyword === undefined,
      `verbatim: expected ${keyword?.toUpperCase()} in capitals, as every page of AWS has it, got ${keyword}`,
    ],
    [
      foreign.length === 0,
      `cases: expected the account 123456789012 and addresses of 192.0.2.0/24, which are nobody's, got ${foreign.join(", ")}`,
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

/** CloudWatch's 1,024 characters less severity, numbering and id. */
const LONGEST = 940;

function smallKeyword(filter: string): string | undefined {
  const unquoted = filter.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  return /\b(is|not|exists|null|true|false)\b/.exec(unquoted)?.[0];
}

/** Twelve digits that are not the end of a UUID. */
function accounts(data: string): readonly string[] {
  const found = data.match(/(?<![\w-])\d{12}(?!\w)/g) ?? [];
  return [...new Set(found)].filter((account) => account !== "123456789012");
}

/** 0.0.0.0/0 is the world and no address. */
function addresses(data: string): readonly string[] {
  const found = data.match(/(?<![\d.])\d+(?:\.\d+){3}(?![\d.])/g) ?? [];
  return [...new Set(found)].filter((ip) => !/^(192\.0\.2|0\.0\.0)\./.test(ip));
}
