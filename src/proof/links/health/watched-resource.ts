import type { Resource, ValueMap } from "../../model";
import { same } from "../../placeholder";
import { isOurs } from "../function/environment-of";
import { problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { serviceMetrics, type ServiceMetrics } from "./service-metrics";
import { isMap, textOf } from "../graph/values";

/** What an alarm watches over, or was meant to. */
export interface Watched {
  readonly resource: Resource;
  readonly of: ServiceMetrics;
  /** What is wrong in its `dimensions`. @default - nothing */
  readonly slip?: Finding;
}

/** The queue, function, event rule or topic of this configuration that an alarm watches over, if it is one of these. */
export function watchedBy(graph: Graph, alarm: Resource): Watched | undefined {
  const dimensions = dimensionsOf(alarm);
  for (const of of serviceMetrics) {
    const name = textOf(dimensions, of.dimension);
    if (typeof name !== "string") continue;
    const [resource] = graph.find(of.type, of.argument, name).sure;
    if (resource !== undefined) return { resource, of };
  }
  const namespace = textOf(alarm.values, "namespace");
  const of = serviceMetrics.find((one) => one.namespace === namespace);
  const meant = of && meantBy(graph, alarm, of);
  return of && meant && { resource: meant, of, slip: slipIn(alarm, of, meant) };
}

function dimensionsOf({ values }: Resource): ValueMap {
  const { dimensions } = values;
  return isMap(dimensions) ? dimensions : {};
}

/** What a dimension names by another of its attributes or under another key; else what the alarm speaks of, or shares its local name with. */
function meantBy(
  graph: Graph,
  alarm: Resource,
  { dimension, type, argument }: ServiceMetrics,
): Resource | undefined {
  const dimensions = dimensionsOf(alarm);
  const asked = textOf(dimensions, dimension);
  const texts = Object.keys(dimensions).map((key) => textOf(dimensions, key));
  const all = graph.ofType(type);
  const named = all.find(({ values }) =>
    [argument, "arn", "url", "id"].some((by) =>
      texts.some((text) => typeof text === "string" && text === values[by]),
    ),
  );
  if (named !== undefined) return named;
  if (Object.keys(dimensions).length > 0 && typeof asked !== "string") return;
  const local = alarm.address.replace(/^.*aws_cloudwatch_metric_alarm\./, "");
  return all.find(
    ({ address, values }) =>
      (alarm.after.includes(address) || address.endsWith(`${type}.${local}`)) &&
      (typeof asked !== "string" ||
        same(asked, `${textOf(values, argument)}`) === false),
  );
}

function slipIn(
  alarm: Resource,
  { namespace, dimension, argument }: ServiceMetrics,
  meant: Resource,
): Finding {
  const dimensions = dimensionsOf(alarm);
  const found = Object.keys(dimensions).map(
    (key) => `${key} = "${textOf(dimensions, key)}"`,
  );
  return problem({
    id: "dimension-astray",
    at: alarm.address,
    argument: "dimensions",
    what: `the alarm watches ${namespace} with ${found.length === 0 ? "no dimension" : found.join(", ")}, which is nothing of this configuration; expected ${dimension} = "${textOf(meant.values, argument)}"`,
    mend: `dimensions = { ${dimension} = ${meant.address}.${argument} }`,
  });
}

/** Whether the namespace and the name of the alarm's metric are those of the service. */
export function metricFindings(
  alarm: Resource,
  { resource, of }: Watched,
): readonly Finding[] {
  const namespace = textOf(alarm.values, "namespace");
  const metric = textOf(alarm.values, "metric_name");
  if (typeof namespace !== "string" || typeof metric !== "string") return [];
  const dimensions = Object.keys(dimensionsOf(alarm));
  const makers = serviceMetrics.filter((one) => one.type === resource.type);
  const maker = makers.find((one) => one.namespace === namespace);
  const wrong = (argument: string, found: string, expected: string) =>
    problem({
      id: "no-such-metric",
      at: alarm.address,
      argument,
      what: `nothing makes a metric with the ${argument} ${found}; expected ${expected}`,
      mend: `${argument} = ${expected}`,
    });
  if (maker === undefined) {
    const like = makers.find(
      (one) =>
        one.namespace.toLowerCase() === namespace.toLowerCase() ||
        metric in one.metrics,
    );
    return like !== undefined || namespace.startsWith("AWS/")
      ? [wrong("namespace", namespace, `"${(like ?? of).namespace}"`)]
      : [];
  }
  // Functions of others may use a namespace of that name as they like.
  if (maker.namespace === "Trailwire" && !isOurs(resource)) return [];
  const allowed = [maker.dimension, ...(maker.besides ?? [])];
  if (!dimensions.every((dimension) => allowed.includes(dimension))) {
    return [wrong("dimensions", dimensions.join(", "), maker.dimension)];
  }
  if (metric in maker.metrics) return [];
  const names = Object.keys(maker.metrics);
  return [wrong("metric_name", metric, `one of ${names.join(", ")}`)];
}
