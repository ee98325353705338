import { numeral } from "../../print/numeral";
import { printable } from "../../print/printable";
import { shortNumber } from "../../print/quantity";
import { table } from "../../print/table";
import type { RuleTotals } from "../result";
import { principalName } from "./principal-name";
import type { RuleRow, Summary } from "./summary";

/** Columns that callers take at least. */
const WHO = 36;
/** Callers that are named. */
const NAMED = 3;

/**
 * The rules that matched, one line each. Who set them off stands at the end of the line or, where a
 * terminal is narrow, on a line below.
 *
 * @param width columns of the terminal
 */
export function ruleTable(summary: Summary, width: number): string {
  const { found, period } = summary;
  const dayOf = dayFormat(summary);
  const perDay = (count: number) =>
    period === undefined ? "-" : shortNumber(count / period.days);
  const columns = [
    ["MATCHES", (row: RuleRow) => numeral(row.matches)],
    ["A DAY", (row: RuleRow) => perDay(row.matches)],
    ["MAILS A DAY", (row: RuleRow) => perDay(row.mails)],
  ] as const;
  const numbers = columns.map(([heading, cell]) =>
    toTheRight([heading, ...found.map(cell)]),
  );
  const lines = table(
    ["RULE", ...found.map(({ rule }) => rule.id)].map((id, line) => [
      id,
      found[line - 1]?.rule.severity ?? "SEVERITY",
      ...numbers.map((cells) => cells[line] ?? ""),
      line === 0 ? "FIRST" : dayOf(found[line - 1]?.first),
      line === 0 ? "LAST" : dayOf(found[line - 1]?.last),
    ]),
  ).split("\n");
  const longest = Math.max(...lines.map(({ length }) => length)) + 2;
  const isWide = longest + WHO <= width;
  const [head = "", ...rows] = lines;
  return [
    isWide ? `${head.padEnd(longest)}WHO` : head,
    ...rows.flatMap((line, row) => {
      const who = whoText(found[row]?.principals);
      return isWide
        ? cut(`${line.padEnd(longest)}${who}`, width)
        : [line, cut(`    ${who}`, width)];
    }),
  ].join("\n");
}

/** Days are enough here, and without the year where all have the same; JSON has the moment. */
function dayFormat({ found }: Summary): (time: string | undefined) => string {
  const times = found.flatMap(({ first, last }) => [first ?? [], last ?? []]);
  const years = new Set(times.flat().map((time) => time.slice(0, 4)));
  return (time) => time?.slice(years.size > 1 ? 0 : 5, 10) ?? "-";
}

function toTheRight(cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map(({ length }) => length));
  return cells.map((cell) => cell.padStart(width));
}

/** The callers with the most matches: `role/ci-deployer 1,204, user/alice 12 and 7 more`. */
function whoText(principals: RuleTotals["principals"] | undefined): string {
  const { values = [], exact = true } = principals ?? {};
  const named = values
    .slice(0, NAMED)
    .map(
      ({ value, matches }) =>
        `${printable(principalName(value))} ${numeral(matches)}`,
    );
  const more = values.length - named.length;
  const atLeast = exact ? "" : "at least ";
  return more > 0
    ? `${named.join(", ")} and ${atLeast}${numeral(more)} more`
    : named.join(", ");
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
