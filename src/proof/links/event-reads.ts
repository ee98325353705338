import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Resource } from "../model";
import { detectorIn } from "../run/detector";
import { eventOf } from "../run/event-of";
import { labelledEvents, type LabelledEvent } from "../run/events";
import { recognise } from "../run/identify";
import { matcherOf, mayMatch } from "./event-pattern";
import { note, problem, type Finding } from "./finding";

/**
 * The state of a rule that gets management events that only read. EventBridge holds them back
 * unless it is asked for them, because there are so many.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export const WITH_READS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** What a rule that is merely `ENABLED` misses: a fault where it is about reads, worth knowing where it matches some. */
export function readFindings(rule: Resource): readonly Finding[] {
  const catches = matcherOf(rule);
  const caught = reads().filter(
    ({ event, record }) => mayMatch(rule, record) && catches(event),
  );
  const [first] = caught;
  if (first === undefined) return [];
  const what = `its state is ENABLED, with which EventBridge holds back management events that only read, such as ${first.record.eventName}`;
  return isAbout(rule, caught, catches)
    ? [
        problem({
          id: "reads-held-back",
          at: rule.address,
          argument: "state",
          what: `the rule is about reads, and ${what}`,
          mend: `state = "${WITH_READS}"`,
        }),
      ]
    : [note(`${rule.address} matches reads, too, but ${what}`)];
}

/** An example and the event that EventBridge makes of it. */
interface Example extends LabelledEvent {
  readonly event: object;
}

let examples: readonly Example[] | undefined;
let readExamples: readonly Example[] | undefined;

/** The examples of the rules of this project. */
export function ruleExamples(): readonly Example[] {
  return (examples ??= labelledEvents()
    .filter(({ rule }) => rule !== undefined)
    .map((it) => ({ ...it, event: eventOf(it.record) })));
}

function reads(): readonly Example[] {
  return (readExamples ??= ruleExamples().filter(({ record }) =>
    isRead(record),
  ));
}

/** Whether it is a management event that only reads. Where the record does not say, its name does. */
export function isRead({
  readOnly,
  eventName = "",
  eventCategory = "Management",
}: CloudTrailRecord): boolean {
  return (
    eventCategory === "Management" &&
    (readOnly ??
      /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search)/.test(eventName))
  );
}

/** Whether it is meant for a rule of this project that tells of these reads, or matches nothing but reads. */
function isAbout(
  resource: Resource,
  caught: readonly Example[],
  catches: (event: object) => boolean,
): boolean {
  const detector = detectorIn(resource);
  const known = detector && recognise(detector, []);
  if (known?.by === "declared" || known?.by === "named") {
    return caught.some(({ rule }) => rule === known.rule);
  }
  return ruleExamples()
    .filter(({ event, record }) => mayMatch(resource, record) && catches(event))
    .every(({ record }) => isRead(record));
}
