import { eventPaths } from "./links/event-paths";
import { Graph } from "./links/graph/graph";
import { healthPaths } from "./links/health-paths";
import { logGroupPaths } from "./links/log-group-paths";
import { metricPaths } from "./links/metric-paths";
import { bucketPaths } from "./links/pipeline-paths";
import type { Model } from "./model";
import type { AlertPath } from "./path";
import { withUncounted } from "./uncounted";
import { withUndeclared } from "./undeclared";

/** Finds the paths of one route. */
type Walk = (graph: Graph) => readonly AlertPath[];

const walks: readonly Walk[] = [
  metricPaths,
  eventPaths,
  bucketPaths,
  logGroupPaths,
];

/** Every way on which an alert may reach people, with the verdict of each of its links. */
export function alertPaths(model: Model): readonly AlertPath[] {
  const graph = new Graph(model);
  const paths = walks.flatMap((walk) => walk(graph));
  const all = [...paths, ...healthPaths(graph, paths)];
  return withUndeclared(withUncounted(all, model), model);
}
