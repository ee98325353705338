import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Problem } from "../path";
import type { Resource } from "../model";
import { isProblem, note, type Finding } from "../links/graph/finding";
import { recorded } from "../links/trail/trail-records";
import type { RecordedEvent } from "../links/trail/trail-selectors";
import { labelledEvents } from "./events";

/**
 * What a trail leaves out of the records that a detector waits for. Management events that are left
 * out are a fault; data events cost money, and to leave them out is a choice.
 *
 * @param whole whether the detector waits for each of the records, or each that writes; else one that arrives is enough
 */
export function trailFindings(
  trail: Resource,
  records: readonly CloudTrailRecord[],
  whole: "all" | "writes" | "any",
): readonly Finding[] {
  const events = new Map(
    records.map(recordedEvent).map((event) => [JSON.stringify(event), event]),
  );
  const tried = [...events.values()].map((event) => ({
    isManagement: event.eventCategory === "Management",
    isWriting: event.readOnly === false,
    problems: problemsFor(trail, event),
  }));
  const lost = tried.filter(({ problems }) => problems.length > 0);
  if (lost.length === 0) return [];
  if (whole !== "all" && lost.length < tried.length) {
    return onePerId(
      lost
        .filter((it) => whole === "writes" && it.isManagement && it.isWriting)
        .flatMap(problemsOf),
    );
  }
  const faults = onePerId(
    lost.filter(({ isManagement }) => isManagement).flatMap(problemsOf),
  );
  if (faults.length > 0) return faults;
  return onePerId(lost.flatMap(problemsOf)).map(({ what }) =>
    note(`${what}: no alert until the trail records those data events`),
  );
}

const answers = new WeakMap<Resource, Map<string, readonly Problem[]>>();

/** Rules wait for the same actions again and again. */
function problemsFor(
  trail: Resource,
  event: RecordedEvent,
): readonly Problem[] {
  const known = answers.get(trail) ?? new Map<string, readonly Problem[]>();
  answers.set(trail, known);
  const key = JSON.stringify(event);
  const found = known.get(key) ?? recorded(trail, event).filter(isProblem);
  known.set(key, found);
  return found;
}

const problemsOf = ({
  problems,
}: {
  readonly problems: readonly Problem[];
}): readonly Problem[] => problems;

/** The first problem of each id: one action that is left out stands for all. */
function onePerId(problems: readonly Problem[]): readonly Problem[] {
  const reversed = [...problems].reverse();
  return [...new Map(reversed.map((it) => [it.id, it])).values()];
}

/** What decides whether a trail records it. The region does not: examples stand for any. */
function recordedEvent(record: CloudTrailRecord): RecordedEvent {
  const { eventName, eventSource, readOnly } = record;
  const isData = dataActions().has(actionOf(record));
  return {
    ...(eventName !== undefined && { eventName }),
    ...(eventSource !== undefined && { eventSource }),
    ...(readOnly !== undefined && { readOnly }),
    eventCategory: isData ? "Data" : (record.eventCategory ?? "Management"),
  };
}

const actionOf = ({ eventSource, eventName }: CloudTrailRecord) =>
  `${eventSource} ${eventName}`;

let known: ReadonlySet<string> | undefined;

/** The actions that an example records as data events; not every example of them says so. */
function dataActions(): ReadonlySet<string> {
  return (known ??= new Set(
    labelledEvents()
      .filter(({ record }) => record.eventCategory === "Data")
      .map(({ record }) => actionOf(record)),
  ));
}
