import { Graph } from "./links/graph/graph";
import { MetricIndex } from "./links/metric/metric-index";
import type { Model, Place, UnknownPart } from "./model";
import {
  verdictOf,
  type AlertPath,
  type Link,
  type Problem,
  type Verdict,
} from "./path";
import type { Run } from "./run/run-detector";
import { runPath, type RunContext } from "./run/run-path";

/** Whether an alert arrives. `unknown`: it hinges on what only shows after apply, or could not be read. */
export type Outcome = "delivered" | "broken" | "unknown";

/** One way of an alert, walked and run. */
export interface ProvedPath {
  readonly route: AlertPath["route"];
  /** The address of the metric filter, event rule, function or Config rule. */
  readonly detector: string;
  readonly outcome: Outcome;
  /** The first link at which an alert stops. @default - none stops it */
  readonly stoppedAt?: Link;
  readonly links: readonly Link[];
  /** @default - the detector's text is not known, or is code */
  readonly run?: Run;
  /** Where the detector is written. @default - it is not in the configuration */
  readonly place?: Place;
}

/** What is known of a configuration's alerts before it is applied. */
export interface Proof {
  /** Broken where one path is, or where there is none; else unknown where one is. Modules that are not read may hold what is not there. */
  readonly outcome: Outcome;
  /** The broken ones first, then the unknown ones. */
  readonly paths: readonly ProvedPath[];
  /** What could not be evaluated, whether a path hinges on it or not. */
  readonly unknowns: readonly UnknownPart[];
  /** What is missing for there to be an alert at all. @default - there is a path */
  readonly missing?: string;
  /** Where the resources that are to be mended are written, by address. */
  readonly places: ReadonlyMap<string, Place>;
}

const outcomes = {
  holds: "delivered",
  broken: "broken",
  unknown: "unknown",
} as const satisfies Record<Verdict, Outcome>;

const order: readonly Outcome[] = ["broken", "unknown", "delivered"];

/** What a caller knows already. */
export interface ProveOptions {
  /**
   * Texts of event patterns that are known to do what their rules do, because they were compiled
   * from them in this process. No events are pushed through them.
   * @default - none
   */
  readonly compiled?: ReadonlySet<string>;
}

/** Runs events along the paths of a model and says which alerts arrive. */
export function proofOf(
  model: Model,
  paths: readonly AlertPath[],
  { compiled = new Set() }: ProveOptions = {},
): Proof {
  const graph = new Graph(model);
  const metrics = new MetricIndex(graph);
  const context: RunContext = { graph, metrics, known: new Map(), compiled };
  const proved = paths
    .map((path) => follow(path, context))
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const addresses = problemsOf(proved).map(({ at }) => at);
  const unread = unreadModules(model);
  return {
    outcome: proved[0]?.outcome ?? (unread.length > 0 ? "unknown" : "broken"),
    paths: proved,
    unknowns: model.unknowns,
    ...(proved.length === 0 && { missing: missingIn(graph, unread) }),
    places: new Map(
      addresses.flatMap((address) => {
        const place = graph.at(address)?.place;
        return place ? [[address, place]] : [];
      }),
    ),
  };
}

/** Every problem of the paths, each once. */
export function problemsOf(paths: readonly ProvedPath[]): readonly Problem[] {
  const problems = paths.flatMap(({ links }) =>
    links.flatMap(({ problems }) => problems),
  );
  return [...new Map(problems.map((p) => [JSON.stringify(p), p])).values()];
}

function follow(alert: AlertPath, context: RunContext): ProvedPath {
  const { path, run } = runPath(alert, context);
  const { route, detector, links } = path;
  const stoppedAt = links.find(({ verdict }) => verdict === "broken");
  const place = context.graph.at(detector)?.place;
  return {
    route,
    detector,
    outcome: outcomes[verdictOf(links)],
    ...(stoppedAt && { stoppedAt }),
    links,
    ...(run && { run }),
    ...(place && { place }),
  };
}

/** What could watch, and whether it is there. */
const watchers = [
  ["a metric filter on a log group", "aws_cloudwatch_log_metric_filter"],
  ["an event rule", "aws_cloudwatch_event_rule"],
  ["a bucket notification", "aws_s3_bucket_notification"],
  ["a Config rule", "aws_config_config_rule"],
] as const;

/** The calls of modules that stand for all that is in them. */
function unreadModules({ unknowns }: Model): readonly string[] {
  return unknowns.flatMap(({ address, argument }) =>
    argument === undefined && /(?:^|\.)module\.[\w-]+$/.test(address)
      ? [address]
      : [],
  );
}

function missingIn(graph: Graph, unread: readonly string[]): string {
  const isTrail = graph.ofType("aws_cloudtrail").length > 0;
  const names = watchers.map(([name]) => name);
  const there = watchers.filter(([, type]) => graph.ofType(type).length > 0);
  const records = isTrail
    ? "a trail records what happens"
    : "nothing records what happens (there is no aws_cloudtrail)";
  const watch =
    there.length === 0
      ? `nothing watches: expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`
      : `nothing tells anybody: ${there.map(([name]) => name).join(" and ")} leads to no topic`;
  const rest =
    unread.length === 0 ? "" : `; what is in ${unread.join(", ")} is not known`;
  return `${records}, and ${watch}${rest}`;
}
