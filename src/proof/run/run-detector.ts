import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Resource } from "../model";
import { note, problem, type Finding } from "../links/graph/finding";
import type { Graph } from "../links/graph/graph";
import type { MetricIndex } from "../links/metric/metric-index";
import { textOf } from "../links/graph/values";
import { eventsToFire } from "./alarm-findings";
import { detectorIn, type Detector } from "./detector";
import { labelledEvents } from "./events";
import type { TextFault } from "./filter-faults";
import type { RecognisedRule } from "./identify";
import { judge } from "./judge";
import { ruleFindings, textFor } from "./rule-findings";
import type { Width } from "./too-wide";
import { widthFindings } from "./width-findings";
import { witnesses } from "./witnesses";

/** What became of the events that were pushed along a path. */
export interface Run {
  /** The rule that the detector is meant for. @default - none resembles it */
  readonly recognised?: RecognisedRule;
  /** How many records of that rule were pushed, and how many the detector caught. */
  readonly tried: number;
  readonly caught: number;
  /** The rules of which it catches an example, by id. */
  readonly catches: readonly string[];
  /** How much of ordinary traffic it catches. @default - the rule's own cases said enough */
  readonly ordinary?: Width;
}

/** What a detector makes of the events that are pushed at it. */
export interface DetectorRun {
  readonly run: Run;
  readonly findings: readonly Finding[];
  /** The records that it caught, for what stands before it to be tried with. */
  readonly caught: readonly CloudTrailRecord[];
}

interface Surroundings {
  readonly alarms: readonly Resource[];
  readonly graph: Graph;
  readonly metrics: MetricIndex;
}

/**
 * Pushes at a detector the records of the rule that it is meant for; where there is none, or the
 * detector does otherwise, also all labelled records, which show what it is and how wide.
 */
export function runDetector(
  detector: Detector,
  recognised: RecognisedRule | undefined,
  around: Surroundings,
): DetectorRun {
  const { catches = () => false } = detector;
  const own = recognised && ownRecords(detector, recognised, around.graph);
  if (own !== undefined && recognised?.by !== "likely" && own.isAsMeant) {
    return own;
  }
  const { faults, notes } = detector.read();
  const found = labelledEvents().filter(({ record }) => catches(record));
  const [ordinary, wide] = widthFindings(detector, quickest(detector, around));
  const differs = recognised?.by === "likely" ? [] : (own?.findings ?? []);
  return {
    run: {
      ...(recognised && { recognised }),
      tried: own?.run.tried ?? 0,
      caught: own?.run.caught ?? 0,
      catches: [...new Set(found.flatMap(({ rule }) => rule?.id ?? []))],
      ...(ordinary && { ordinary }),
    },
    findings: [
      ...notes.map(note),
      // What can match nothing has nothing else to be told of.
      ...(faults.length > 0
        ? [
            ...faultFindings(detector, faults, recognised),
            ...meant(detector, recognised),
          ]
        : [...differs, ...wide]),
    ],
    caught: found.map(({ record }) => record),
  };
}

/** What a text without sense was likely meant to be. */
function meant(
  detector: Detector,
  recognised: RecognisedRule | undefined,
): readonly Finding[] {
  return recognised
    ? [
        note(
          `${detector.resource.address} resembles the rule ${recognised.rule.id} ("${recognised.rule.title}"), ${textFor(detector, recognised.rule)}`,
        ),
      ]
    : [];
}

function faultFindings(
  { resource, argument }: Detector,
  faults: readonly TextFault[],
  recognised: RecognisedRule | undefined,
): readonly Finding[] {
  return faults.map(({ id, what, corrected }) =>
    problem({
      id,
      at: resource.address,
      argument,
      what,
      mend:
        corrected ??
        (recognised
          ? `as the rule ${recognised.rule.id}, ${textFor({ argument }, recognised.rule)}`
          : argument === "pattern"
            ? "name fields and values that CloudTrail records; `trailwire pattern check --cloudtrail` tells which"
            : "write a pattern as EventBridge takes it"),
    }),
  );
}

/** How the detector fares with the rule's own records, and whether it does what the rule does. */
function ownRecords(
  detector: Detector,
  recognised: RecognisedRule,
  graph: Graph,
) {
  const { rule } = recognised;
  const parts = partsOf(detector, graph);
  const together = (record: object) =>
    parts.some(({ catches }) => catches?.(record));
  const judgement = judge(rule, detector, together);
  const missed = new Set(judgement.missed);
  const { matches } = witnesses(rule);
  const caught = matches.filter((witness) => !missed.has(witness));
  return {
    run: {
      recognised,
      tried: judgement.tried,
      caught: caught.length,
      catches: caught.length > 0 ? [rule.id] : [],
    },
    findings: ruleFindings(detector, recognised, judgement),
    caught: caught.map(({ record }) => record),
    isAsMeant: missed.size === 0 && judgement.beyond.length === 0,
  };
}

/** The event rules that share a rule whose pattern is too long for one: they say the same of themselves. */
function partsOf(detector: Detector, graph: Graph): readonly Detector[] {
  const { resource } = detector;
  const description = textOf(resource.values, "description");
  if (detector.argument === "pattern" || typeof description !== "string") {
    return [detector];
  }
  const others = graph
    .find(resource.type, "description", description)
    .sure.filter(
      (other) => other !== resource && other.region === resource.region,
    )
    .flatMap((other) => detectorIn(other) ?? []);
  return [detector, ...others];
}

/** The fewest matches that raise one of the alarms. */
function quickest(
  { resource }: Detector,
  { alarms, metrics }: Surroundings,
): number | undefined {
  const needed = alarms.flatMap(
    (alarm) => eventsToFire(alarm, resource, metrics)?.events ?? [],
  );
  return needed.length > 0 ? Math.min(...needed) : undefined;
}
