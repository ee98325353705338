import type { Place } from "../model";
import type { Link, Problem } from "../path";
import { readable } from "../placeholder";
import type { Outcome, Proof, ProvedPath } from "../proof";

/**
 * A proof as JSON, whose shape stays as it is: fields may be added. What does not apply is null.
 * A path's verdict is `delivered`, `broken` or `unknown`; a link's `holds`, `broken` or `unknown`.
 */
export type ProofData = ReturnType<typeof proofData>;

/** The proof as the data that `--format json` prints. */
export function proofData(proof: Proof) {
  const { outcome, paths, unknowns, missing, places } = proof;
  return {
    verdict: outcome,
    summary: countsOf(paths),
    missing: missing ?? null,
    paths: paths.map((path) => pathData(path, places)),
    unknowns: unknowns.map(({ address, argument, reason, place }) => ({
      address: readable(address),
      argument: argument ?? null,
      reason: readable(reason),
      place: placeData(place),
    })),
  };
}

/** How many paths there are of each outcome. */
export function countsOf(
  paths: readonly ProvedPath[],
): Readonly<Record<Outcome, number>> {
  const count = (wanted: Outcome) =>
    paths.filter(({ outcome }) => outcome === wanted).length;
  return {
    delivered: count("delivered"),
    broken: count("broken"),
    unknown: count("unknown"),
  };
}

type Places = ReadonlyMap<string, Place>;

function pathData(path: ProvedPath, places: Places) {
  const { route, detector, outcome, stoppedAt, links, run, place } = path;
  const recognised = run?.recognised;
  return {
    route,
    detector: readable(detector),
    place: placeData(place),
    rule: recognised
      ? {
          id: recognised.rule.id,
          title: recognised.rule.title,
          severity: recognised.rule.severity,
          recognisedBy: recognised.by,
        }
      : null,
    verdict: outcome,
    stoppedAt: stoppedAt?.kind ?? null,
    links: links.map((link) => linkData(link, places)),
    run: run
      ? {
          tried: run.tried,
          caught: run.caught,
          catches: run.catches,
          ordinary: run.ordinary ?? null,
        }
      : null,
  };
}

function linkData(link: Link, places: Places) {
  const { kind, from, to, verdict, problems, doubts, notes = [] } = link;
  return {
    kind,
    from: readable(from),
    to: readable(to),
    verdict,
    problems: problems.map((problem) => problemData(problem, places)),
    doubts: doubts.map(readable),
    notes: notes.map(readable),
  };
}

function problemData(problem: Problem, places: Places) {
  const { id, at, argument, what, mend, orAt = [] } = problem;
  return {
    id,
    at: readable(at),
    orAt: orAt.map(readable),
    argument: argument ?? null,
    place: placeData(places.get(at)),
    what: readable(what),
    mend: readable(mend),
  };
}

function placeData(place: Place | undefined) {
  return place ? { file: place.file, line: place.line ?? null } : null;
}
