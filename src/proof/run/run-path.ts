import type { Resource } from "../model";
import { linkOf, type Finding } from "../links/graph/finding";
import type { Graph } from "../links/graph/graph";
import { textOf } from "../links/graph/values";
import type { MetricIndex } from "../links/metric/metric-index";
import type { AlertPath, Link } from "../path";
import { alarmFindings } from "./alarm-findings";
import { detectorIn } from "./detector";
import { recognise, type RecognisedRule } from "./identify";
import { runDetector, type DetectorRun, type Run } from "./run-detector";
import { trailFindings } from "./trail-findings";

/** What a run looks things up in. */
export interface RunContext {
  readonly graph: Graph;
  readonly metrics: MetricIndex;
  /** What was found of detectors already, by their text and their alarms: several paths may begin with one. */
  readonly known: Map<string, Known | undefined>;
  /** Texts of event patterns that were compiled from their rules a moment ago: they need no run. */
  readonly compiled: ReadonlySet<string>;
}

interface Known extends DetectorRun {
  readonly resource: Resource;
  readonly alarms: readonly Resource[];
  readonly recognised: RecognisedRule | undefined;
}

/** A path with what the run found in its links; no run where the path's detector is no filter and no event rule. */
export interface RanPath {
  readonly path: AlertPath;
  readonly run?: Run;
}

/**
 * Pushes events along a path: those of the rule that its detector is meant for, else the library.
 * What goes wrong is added to the link where it does.
 */
export function runPath(path: AlertPath, context: RunContext): RanPath {
  const ran = ranDetector(path, context);
  if (ran === undefined) return { path };
  const { resource, alarms, recognised, run, findings, caught } = ran;
  const whole =
    recognised?.by === "declared"
      ? "all"
      : recognised !== undefined && isAsMeant(ran)
        ? "writes"
        : "any";
  const links = path.links.map((link) => {
    const alarm =
      link.from === path.detector
        ? alarms.find(({ address }) => address === link.to)
        : undefined;
    const trail = trailOf(link, context.graph);
    return withFindings(link, [
      ...(link.to === path.detector ? findings : []),
      ...(alarm && recognised
        ? alarmFindings(alarm, resource, context.metrics, recognised)
        : []),
      ...(trail ? trailFindings(trail, caught, whole) : []),
    ]);
  });
  return { run, path: { ...path, links } };
}

/** Whether the detector is no guess and catches all that its rule is about. */
function isAsMeant({ recognised, run }: Known): boolean {
  return recognised?.by !== "likely" && run.caught === run.tried;
}

function ranDetector(path: AlertPath, context: RunContext): Known | undefined {
  const alarms = alarmsOf(path, context.graph);
  const key = [path.detector, ...alarms.map(({ address }) => address)].join();
  if (context.known.has(key)) return context.known.get(key);
  const resource = context.graph.at(path.detector);
  const known =
    resource &&
    (asCompiled(resource, context.compiled) ??
      ranAnew(resource, alarms, context));
  context.known.set(key, known);
  return known;
}

function ranAnew(
  resource: Resource,
  alarms: readonly Resource[],
  context: RunContext,
): Known | undefined {
  const detector = detectorIn(resource);
  if (detector === undefined) return undefined;
  const recognised = recognise(detector, alarms);
  const ran = runDetector(detector, recognised, { alarms, ...context });
  return { resource, alarms, recognised, ...ran };
}

/** An event rule whose pattern is the one that its rule compiles to does what the rule does. */
function asCompiled(
  resource: Resource,
  compiled: ReadonlySet<string>,
): Known | undefined {
  const text = textOf(resource.values, "event_pattern");
  if (typeof text !== "string" || !compiled.has(text)) return undefined;
  const detector = { resource, argument: "event_pattern", text } as const;
  const recognised = recognise(detector, []);
  if (recognised?.by !== "declared") return undefined;
  const { rule } = recognised;
  return {
    resource,
    alarms: [],
    recognised,
    run: { recognised, tried: 0, caught: 0, catches: [rule.id] },
    findings: [],
    caught: Object.values(rule.matches),
  };
}

/** The alarms that watch what the detector counts. */
function alarmsOf(path: AlertPath, graph: Graph): readonly Resource[] {
  return path.links
    .filter(
      ({ kind, from }) => kind === "filter -> alarm" && from === path.detector,
    )
    .flatMap(({ to }) => graph.at(to) ?? []);
}

function trailOf({ kind, from }: Link, graph: Graph): Resource | undefined {
  const trail =
    kind === "trail -> log group" || kind === "trail -> event bus"
      ? graph.at(from)
      : undefined;
  return trail?.type === "aws_cloudtrail" ? trail : undefined;
}

/** The link with what the run found; of two problems in one argument with one id the run's says more. */
function withFindings(link: Link, findings: readonly Finding[]): Link {
  if (findings.length === 0) return link;
  const said = new Set(findings.map(key));
  return linkOf(link.kind, link.from, link.to, [
    ...link.problems.filter((problem) => !said.has(key(problem))),
    ...link.doubts.map((doubt) => ({ doubt })),
    ...(link.notes ?? []).map((note) => ({ note })),
    ...findings,
  ]);
}

function key(finding: Finding): string {
  return "id" in finding
    ? JSON.stringify([finding.id, finding.at, finding.argument])
    : JSON.stringify(finding);
}
