import { regionsBeside } from "../../../project/regions";
import { hasPlaceholder, readable } from "../../placeholder";
import { branchesOf, subjectOf } from "./event-pattern";
import { note, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { flagOf } from "../graph/values";

/**
 * What a person should know who has a trail of all regions and event rules in some: the events of a
 * region come to its own bus, and nowhere else unless they are forwarded. Nothing where every region
 * that all accounts have is heard.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function heardRegions(graph: Graph): readonly Finding[] {
  const isEverywhere = graph
    .ofType("aws_cloudtrail")
    .some(({ values }) => flagOf(values, "is_multi_region_trail") === true);
  const rules = graph.ofType("aws_cloudwatch_event_rule").filter((rule) => {
    const branches = branchesOf(rule);
    return (
      branches === "unknown" ||
      branches.some((branch) => subjectOf(branch) === "CloudTrail")
    );
  });
  const heard = [...new Set(rules.map(({ region }) => region))].sort();
  const [known = ""] = heard.filter((region) => !hasPlaceholder(region));
  const isDeaf = regionsBeside(known).some((region) => !heard.includes(region));
  return isEverywhere && isDeaf && heard.length > 0
    ? [
        note(
          `event rules hear ${heard.map(readable).join(", ")}, the trail records all regions: what happens in others is recorded, and no event rule tells it. Forward their events to the bus that has the rules; in a project of Trailwire, name them in features.eventRegions (npx trailwire init --event-regions all)`,
        ),
      ]
    : [];
}
