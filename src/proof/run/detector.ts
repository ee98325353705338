import {
  EventPatternError,
  leavesOfEvent,
  type ParsedEventPattern,
} from "../../pattern/event-bridge";
import { holds } from "../../pattern/event-bridge/matcher";
import { compile, compileMessage } from "../../pattern";
import type { Resource } from "../model";
import { readEventPattern } from "./event-pattern-faults";
import { eventOf } from "./event-of";
import { readFilter, type Reading, type TextFault } from "./filter-faults";
import { joinedExclusions, type JoinedExclusions } from "./too-wide";
import { compiledPattern, patternText } from "../links/event/event-pattern";
import { textOf } from "../links/graph/values";
import { hasPlaceholder } from "../placeholder";

/** What decides which events a path tells of: a metric filter or an event rule. */
export interface Detector {
  readonly resource: Resource;
  /** The argument that holds the text. */
  readonly argument: "pattern" | "event_pattern";
  readonly text: string;
  /** Whether it catches the record. @default - the text is invalid */
  readonly catches?: (record: object) => boolean;
  /** Says what is wrong with the text, before any event is tried. */
  readonly read: () => Reading;
  /** Why it would take in nearly everything, and the text that does not. */
  readonly joined?: JoinedExclusions;
}

/** The detector in a resource; undefined where its text is not known, or it is of another kind. */
export function detectorIn(resource: Resource): Detector | undefined {
  switch (resource.type) {
    case "aws_cloudwatch_log_metric_filter":
      return filterIn(resource);
    case "aws_cloudwatch_event_rule":
      return eventRuleIn(resource);
    default:
      return undefined;
  }
}

function filterIn(resource: Resource): Detector | undefined {
  const text = textOf(resource.values, "pattern");
  if (typeof text !== "string" || hasPlaceholder(text)) return undefined;
  const { filter, read } = readFilter(text);
  const detector = { resource, argument: "pattern", text, read } as const;
  if (filter === undefined) return detector;
  if (filter.kind === "json") {
    const catches = compile(filter.pattern);
    const joined = joinedExclusions(filter);
    return { ...detector, catches, ...(joined && { joined }) };
  }
  const catches = compileMessage(filter);
  return { ...detector, catches: (record) => catches(JSON.stringify(record)) };
}

function eventRuleIn(resource: Resource): Detector | undefined {
  const text = patternText(resource);
  if (text === undefined) return undefined;
  const detector = { resource, argument: "event_pattern", text } as const;
  const reading = (faults: readonly TextFault[]) => ({ faults, notes: [] });
  const pattern = compiledPattern(text);
  if (pattern instanceof EventPatternError) {
    const what = `EventBridge does not take the pattern: ${pattern.message}`;
    const fault = { id: "event-pattern-invalid", what };
    return { ...detector, read: () => reading([fault]) };
  }
  return {
    ...detector,
    read: () => reading(readEventPattern(text)),
    catches: (record) => {
      const event = eventOf(record);
      return (
        mayHold(pattern.branches, event["detail-type"]) &&
        pattern.matches(leavesOfEvent(event))
      );
    },
  };
}

/** Spares the full match where the pattern is for other kinds of events than CloudTrail's. */
function mayHold(branches: ParsedEventPattern, type: string): boolean {
  return branches.some((branch) => {
    const types = branch.get("detail-type");
    return types === undefined || types.some((it) => holds(it, type));
  });
}
