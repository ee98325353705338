import type { Link, LinkKind, Problem } from "../../path";
import { readable } from "../../placeholder";

/** What a check has to say: something wrong, something that cannot be known, or something worth knowing. */
export type Finding =
  Problem | { readonly doubt: string } | { readonly note: string };

export function doubt(text: string): Finding {
  return { doubt: readable(text) };
}

export function note(text: string): Finding {
  return { note: readable(text) };
}

/** A problem with its texts as people read them. */
export function problem(parts: Problem): Problem {
  return {
    ...parts,
    what: readable(parts.what),
    mend: readable(parts.mend),
  };
}

export function isProblem(finding: Finding): finding is Problem {
  return "id" in finding;
}

/** Whether the findings stop nothing. */
export function holds(findings: readonly Finding[]): boolean {
  return findings.every((finding) => "note" in finding);
}

/** A link from what its checks found: broken by a problem, else unknown by a doubt. */
export function linkOf(
  kind: LinkKind,
  from: string,
  to: string,
  findings: readonly Finding[],
): Link {
  const problems = unique(findings.filter(isProblem));
  const doubts = unique(
    findings.flatMap((found) => ("doubt" in found ? [found.doubt] : [])),
  );
  const notes = unique(
    findings.flatMap((found) => ("note" in found ? [found.note] : [])),
  );
  const ends = { kind, from: readable(from), to: readable(to), notes };
  if (problems.length > 0) {
    return { ...ends, verdict: "broken", problems, doubts: [] };
  }
  return doubts.length > 0
    ? { ...ends, verdict: "unknown", problems, doubts }
    : { ...ends, verdict: "holds", problems, doubts };
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((it) => [JSON.stringify(it), it])).values()];
}

/**
 * Of several that could serve, those of the best; the rest as notes. One that serves is enough.
 */
export function bestOf(
  candidates: readonly (readonly Finding[])[],
): readonly Finding[] {
  const serving = candidates.find(holds);
  const dead = candidates.flatMap((findings) =>
    findings.filter(isProblem).map(({ at, what }) => note(`${at}: ${what}`)),
  );
  if (serving !== undefined) return [...serving, ...dead];
  const open = candidates.find((findings) => !findings.some(isProblem));
  return open === undefined ? candidates.flat() : [...open, ...dead];
}
