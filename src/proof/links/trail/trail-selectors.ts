import { Unknown, type Value, type ValueMap } from "../../model";
import { blocksOf, flagOf, listOf, textOf } from "../graph/values";

/** What of a record decides whether a trail records it. What is missing is taken as unknown. */
export interface RecordedEvent {
  readonly eventName?: string;
  readonly eventSource?: string;
  readonly awsRegion?: string;
  readonly readOnly?: boolean;
  /** @default Management */
  readonly eventCategory?: string;
}

type Answer = boolean | "unknown";

/**
 * Whether the event selectors of a trail take in the event. Without selectors a trail records all
 * management events (API_PutEventSelectors).
 */
export function selects(trail: ValueMap, event: RecordedEvent): Answer {
  const classic = blocksOf(trail, "event_selector");
  const advanced = blocksOf(trail, "advanced_event_selector");
  if (classic instanceof Unknown || advanced instanceof Unknown) {
    return "unknown";
  }
  if (advanced.length > 0) {
    return some(advanced.map((selector) => advancedSelects(selector, event)));
  }
  if (classic.length > 0) {
    return some(classic.map((selector) => classicSelects(selector, event)));
  }
  return isManagement(event);
}

const isManagement = ({ eventCategory }: RecordedEvent) =>
  eventCategory === undefined || eventCategory === "Management";

function classicSelects(selector: ValueMap, event: RecordedEvent): Answer {
  const half = textOf(selector, "read_write_type") ?? "All";
  const halfFits: Answer =
    half === "All"
      ? true
      : half instanceof Unknown || event.readOnly === undefined
        ? "unknown"
        : event.readOnly === (half === "ReadOnly");
  return all([
    halfFits,
    isManagement(event)
      ? managementSelects(selector, event)
      : dataSelects(selector, event),
  ]);
}

function managementSelects(selector: ValueMap, event: RecordedEvent): Answer {
  const included = flagOf(selector, "include_management_events") ?? true;
  if (included instanceof Unknown) return "unknown";
  const excluded = listOf(selector, "exclude_management_event_sources");
  if (excluded instanceof Unknown) return "unknown";
  return included && !excluded.some((source) => source === event.eventSource);
}

/** The services behind the types of resources that classic selectors know. */
const sources: Readonly<Record<string, string>> = {
  "AWS::S3::Object": "s3.amazonaws.com",
  "AWS::Lambda::Function": "lambda.amazonaws.com",
  "AWS::DynamoDB::Table": "dynamodb.amazonaws.com",
};

function dataSelects(selector: ValueMap, event: RecordedEvent): Answer {
  const resources = blocksOf(selector, "data_resource");
  if (resources instanceof Unknown) return "unknown";
  return some(
    resources.map((resource): Answer => {
      const type = textOf(resource, "type");
      if (typeof type !== "string" || event.eventSource === undefined) {
        return "unknown";
      }
      if (sources[type] !== event.eventSource) return false;
      const values = listOf(resource, "values");
      // `arn:aws:s3` stands for all buckets; narrower values need the record's own resources.
      return !(values instanceof Unknown) &&
        values.some((it) => /^arn:[^:]+:(?:s3|lambda|dynamodb)$/.test(`${it}`))
        ? true
        : "unknown";
    }),
  );
}

function advancedSelects(selector: ValueMap, event: RecordedEvent): Answer {
  const fields = blocksOf(selector, "field_selector");
  if (fields instanceof Unknown) return "unknown";
  return all(fields.map((field) => fieldSelects(field, event)));
}

function fieldSelects(field: ValueMap, event: RecordedEvent): Answer {
  const name = textOf(field, "field");
  const actual = typeof name === "string" ? fieldOf(name, event) : undefined;
  return all(
    Object.entries(operators).map(([operator, compare]): Answer => {
      const values = listOf(field, operator);
      if (values instanceof Unknown) return "unknown";
      if (values.length === 0) return true;
      if (actual === undefined) return "unknown";
      const matches = values.map((value) => compare(actual, value));
      return operator.startsWith("not_")
        ? all(matches.map(not))
        : some(matches);
    }),
  );
}

function fieldOf(name: string, event: RecordedEvent): string | undefined {
  switch (name) {
    case "eventCategory":
      return event.eventCategory ?? "Management";
    case "readOnly":
      return event.readOnly === undefined ? undefined : `${event.readOnly}`;
    case "eventName":
      return event.eventName;
    case "eventSource":
      return event.eventSource;
    default:
      return undefined;
  }
}

type Compare = (actual: string, value: Value) => Answer;

const texts =
  (test: (actual: string, value: string) => boolean): Compare =>
  (actual, value) =>
    value instanceof Unknown ? "unknown" : test(actual, String(value));

const equals = texts((actual, value) => actual === value);
const startsWith = texts((actual, value) => actual.startsWith(value));
const endsWith = texts((actual, value) => actual.endsWith(value));

const operators: Readonly<Record<string, Compare>> = {
  equals,
  starts_with: startsWith,
  ends_with: endsWith,
  not_equals: equals,
  not_starts_with: startsWith,
  not_ends_with: endsWith,
};

const not = (answer: Answer): Answer =>
  answer === "unknown" ? answer : !answer;

const some = (answers: readonly Answer[]): Answer =>
  answers.includes(true) || (answers.includes("unknown") ? "unknown" : false);

const all = (answers: readonly Answer[]): Answer =>
  answers.includes(false)
    ? false
    : answers.includes("unknown")
      ? "unknown"
      : true;
