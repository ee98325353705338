import type { Resource } from "../../model";
import { doubt, type Finding } from "../graph/finding";
import { recordingFindings } from "./trail-records";

/**
 * Whether CloudTrail sends what the trail records to EventBridge: it does so where a trail logs
 * management events, to the default bus of the region where something happens.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function trailToEventBus(trail: Resource): readonly Finding[] {
  return recordingFindings(trail);
}

/** What to say where the configuration has no trail. */
export const trailElsewhere: Finding = doubt(
  "whether there is a trail that logs management events: this configuration has none, and without one CloudTrail sends nothing to EventBridge",
);
