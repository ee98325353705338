import type { Place } from "../../proof/model";
import type { Problem } from "../../proof/path";
import { readable } from "../../proof/placeholder";
import {
  problemsOf,
  type Outcome,
  type Proof,
  type ProvedPath,
} from "../../proof/proof";
import { pathName } from "../../proof/report/path-name";
import { countsOf } from "../../proof/report/proof-data";
import { counted, numeral } from "../../print/numeral";
import { table } from "../../print/table";
import { wrap } from "../../print/wrap";

/** Of long lists, so many are shown; JSON has them all. */
const SHOWN = 8;

/** A proof for a person: the count, a table with the broken paths first, and how each fault is mended. */
export function proveText(proof: Proof): string {
  const { paths, unknowns, missing } = proof;
  const problems = problemsOf(paths);
  const doubts = textsOf(paths, "doubts");
  return [
    headline(proof),
    missing === undefined ? undefined : wrap(missing, "  "),
    pathTable(paths, problems),
    problems.map((p, index) => problemText(p, index, proof)).join("\n\n"),
    list("Not known before apply", doubts),
    list(
      "Not evaluated",
      unknowns.map(({ address, argument, reason, place }) => {
        const what = [address, argument].filter((part) => part).join(": ");
        return `${what}: ${reason} (${placeText(place)})`;
      }),
    ),
    list("Good to know", textsOf(paths, "notes")),
  ]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n")
    .replace(CONTROL, "\ufffd");
}

/** No foreign text shall steer the terminal. */
const CONTROL = /[^\P{Cc}\n]/gu;

function headline({ paths, outcome }: Proof): string {
  if (paths.length === 0) {
    return outcome === "unknown"
      ? "It is not known whether any alert arrives."
      : "No alert can arrive.";
  }
  const { delivered, broken, unknown } = countsOf(paths);
  const all = counted(paths.length, "alert");
  if (delivered === paths.length) {
    return paths.length === 1 ? "The alert arrives." : `All ${all} arrive.`;
  }
  if (unknown === paths.length) {
    return paths.length === 1
      ? "It is not known whether the alert arrives."
      : `It is not known whether the ${all} arrive.`;
  }
  const parts = [
    broken > 0 ? `${numeral(broken)} of ${all} cannot arrive` : undefined,
    unknown > 0
      ? `${broken > 0 ? "of" : "Of"} ${numeral(unknown)}${broken > 0 ? "" : ` of ${all}`} it is not known`
      : undefined,
    delivered > 0
      ? `${numeral(delivered)} ${delivered === 1 ? "arrives" : "arrive"}`
      : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join("; ")}.`;
}

/** Paths with the same fate share a row. */
function pathTable(
  paths: readonly ProvedPath[],
  problems: readonly Problem[],
): string {
  const rows = new Map<string, { cells: string[][]; names: string[] }>();
  for (const path of paths) {
    const cells = cellsOf(path, problems);
    const key = JSON.stringify(cells);
    const row = rows.get(key) ?? { cells, names: [] };
    rows.set(key, row);
    row.names.push(pathName(path));
  }
  if (rows.size === 0) return "";
  const isFine = paths.every(({ outcome }) => outcome === "delivered");
  const head = ["verdict", "route", ...(isFine ? [] : ["stopped at", "mend"])];
  const all = [...rows.values()];
  const lines = table([head, ...all.flatMap(({ cells }) => cells)]).split("\n");
  const width = Math.max(...lines.map((line) => line.length)) + 2;
  const [heading = "", ...body] = lines.map((line) => line.padEnd(width));
  let next = 0;
  return [
    `${heading}alert`,
    ...all.flatMap(({ cells, names }) => {
      const own = body.slice(next, (next += cells.length));
      const [first = "", ...rest] = own;
      return [wrap(some(names), first), ...rest.map((line) => line.trimEnd())];
    }),
  ].join("\n");
}

/** A row for each broken link of a path, the first with verdict and route. */
function cellsOf(
  { outcome, route, links }: ProvedPath,
  problems: readonly Problem[],
): string[][] {
  const numbers = new Map(problems.map((p, i) => [JSON.stringify(p), i + 1]));
  const stops = links
    .filter(({ verdict }) => verdict === outcomeVerdict[outcome])
    .filter(() => outcome !== "delivered")
    .map(({ kind, problems }) => [
      kind,
      problems.map((p) => `[${numbers.get(JSON.stringify(p))}]`).join(" "),
    ]);
  const [first = [], ...rest] = stops;
  return [[outcome, route, ...first], ...rest.map((stop) => ["", "", ...stop])];
}

const outcomeVerdict: Readonly<Record<Outcome, string>> = {
  broken: "broken",
  unknown: "unknown",
  delivered: "holds",
};

function some(names: readonly string[]): string {
  const shown = names.slice(0, names.length > SHOWN ? 3 : SHOWN);
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function problemText(
  { at, orAt = [], argument, what, mend }: Problem,
  index: number,
  { places }: Proof,
): string {
  const place = places.get(at);
  const where = place ? ` (${placeText(place)})` : "";
  const subject = argument === undefined ? at : `${at}: ${argument}`;
  const others = orAt.map((other) => `, or ${other}`).join("");
  const number = `[${index + 1}] `;
  const indent = " ".repeat(number.length);
  return [
    wrap(readable(`${subject}${where}${others}`), number),
    wrap(readable(what), indent),
    mendText(readable(mend), `${indent}mend: `),
  ].join("\n");
}

/** A pattern is left in one line, to be copied. */
function mendText(mend: string, first: string): string {
  return mend.includes("{") ? `${first}${mend}` : wrap(mend, first);
}

function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

function textsOf(
  paths: readonly ProvedPath[],
  kind: "doubts" | "notes",
): readonly string[] {
  const all = paths.flatMap(({ links }) =>
    links.flatMap((link) => link[kind] ?? []),
  );
  return [...new Set(all)];
}

function list(heading: string, texts: readonly string[]): string | undefined {
  if (texts.length === 0) return undefined;
  const more = texts.length - SHOWN;
  return [
    heading,
    ...texts.slice(0, SHOWN).map((text) => wrap(readable(text), "  - ")),
    ...(more > 0 ? [`  and ${more} more (--format json)`] : []),
  ].join("\n");
}
