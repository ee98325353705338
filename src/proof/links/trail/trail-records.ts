import { Unknown, type Resource, type ValueMap } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { doubt, note, problem, type Finding } from "../graph/finding";
import { selects, type RecordedEvent } from "./trail-selectors";
import { blocksOf, flagOf } from "../graph/values";

/** Services of which the events appear in us-east-1 for all regions (CloudTrail user guide, cloudtrail-concepts, global service events). */
const globalServices = new Set([
  "iam.amazonaws.com",
  "sts.amazonaws.com",
  "cloudfront.amazonaws.com",
]);

/** Whether the trail records the event: nothing where it does, else what keeps it out. */
export function recorded(
  trail: Resource,
  event: RecordedEvent,
): readonly Finding[] {
  return [
    ...regionFindings(trail, event),
    ...globalFindings(trail, event),
    ...selectorFindings(trail, event),
  ];
}

function regionFindings(
  trail: Resource,
  { awsRegion }: RecordedEvent,
): readonly Finding[] {
  const everywhere = flagOf(trail.values, "is_multi_region_trail");
  if (everywhere === true || awsRegion === undefined) return [];
  if (everywhere instanceof Unknown || hasPlaceholder(trail.region)) {
    return awsRegion === trail.region
      ? []
      : [doubt(`whether ${trail.address} records events of ${awsRegion}`)];
  }
  if (awsRegion === trail.region) return [];
  return [
    problem({
      id: "single-region-trail",
      at: trail.address,
      argument: "is_multi_region_trail",
      what: `the trail records ${trail.region} only, the event happens in ${awsRegion}`,
      mend: "is_multi_region_trail = true",
    }),
  ];
}

function globalFindings(
  trail: Resource,
  { eventSource }: RecordedEvent,
): readonly Finding[] {
  if (eventSource === undefined || !globalServices.has(eventSource)) return [];
  const included = flagOf(trail.values, "include_global_service_events");
  if (included === false) return [globalsExcluded(trail)];
  return included instanceof Unknown
    ? [doubt(`whether ${trail.address} records events of ${eventSource}`)]
    : [];
}

function globalsExcluded(trail: Resource): Finding {
  return problem({
    id: "global-service-events-excluded",
    at: trail.address,
    argument: "include_global_service_events",
    what: "the trail leaves out the events of global services (IAM, STS, CloudFront), expected them to be recorded",
    mend: "include_global_service_events = true",
  });
}

function selectorFindings(
  trail: Resource,
  event: RecordedEvent,
): readonly Finding[] {
  const selected = selects(trail.values, event);
  if (selected === true) return [];
  const name = event.eventName ?? "the event";
  if (selected === "unknown") {
    return [doubt(`whether the selectors of ${trail.address} take in ${name}`)];
  }
  return [
    problem({
      id: "event-not-selected",
      at: trail.address,
      argument: selectorArgument(trail.values),
      what: `the trail's selectors leave out ${name}${event.eventSource === undefined ? "" : ` of ${event.eventSource}`}`,
      mend: "select all management events, and the data events that rules ask for",
    }),
  ];
}

function selectorArgument(values: ValueMap): string {
  const advanced = blocksOf(values, "advanced_event_selector");
  return advanced instanceof Unknown || advanced.length > 0
    ? "advanced_event_selector"
    : "event_selector";
}

/** What keeps a trail from recording whatever rule asks: the checks that need no event. */
export function recordingFindings(trail: Resource): readonly Finding[] {
  const logging = flagOf(trail.values, "enable_logging");
  const everywhere = flagOf(trail.values, "is_multi_region_trail");
  const globals = flagOf(trail.values, "include_global_service_events");
  const findings: Finding[] = [];
  if (logging === false) {
    findings.push(
      problem({
        id: "trail-not-logging",
        at: trail.address,
        argument: "enable_logging",
        what: "the trail exists but does not log (enable_logging is false)",
        mend: "enable_logging = true",
      }),
    );
  }
  if (everywhere === undefined || everywhere === false) {
    findings.push(
      problem({
        id: "single-region-trail",
        at: trail.address,
        argument: "is_multi_region_trail",
        what: `the trail records ${trail.region} only: the same deed in another region raises no alert`,
        mend: "is_multi_region_trail = true",
      }),
    );
  }
  if (globals === false) findings.push(globalsExcluded(trail));
  for (const [name, value] of Object.entries({
    enable_logging: logging,
    is_multi_region_trail: everywhere,
    include_global_service_events: globals,
  })) {
    if (value instanceof Unknown) {
      findings.push(doubt(`${trail.address}: ${name}: ${value.reason}`));
    }
  }
  return [...findings, ...managementFindings(trail)];
}

/** Stand for the management events of whatever service. */
const source = "any-service.amazonaws.com";
const writes = { eventName: "Any", eventSource: source, readOnly: false };
const reads = { ...writes, readOnly: true };

/** A trail for data events only, or for reads only, may be meant so: each event must tell. */
function managementFindings(trail: Resource): readonly Finding[] {
  if (selects(trail.values, writes) !== false) {
    return selects(trail.values, reads) === false
      ? [note(`${trail.address} records no management events that only read`)]
      : [];
  }
  if (selects(trail.values, reads) === false && !selectsData(trail.values)) {
    return [
      problem({
        id: "no-management-events",
        at: trail.address,
        argument: selectorArgument(trail.values),
        what: "the trail's selectors leave out all management events",
        mend: "include_management_events = true",
      }),
    ];
  }
  return [
    doubt(
      `${trail.address} leaves out management events that write: whether any rule asks for them`,
    ),
  ];
}

function selectsData(values: ValueMap): boolean {
  return ["s3", "lambda", "dynamodb"].some(
    (service) =>
      selects(values, {
        eventCategory: "Data",
        eventSource: `${service}.amazonaws.com`,
      }) !== false,
  );
}
