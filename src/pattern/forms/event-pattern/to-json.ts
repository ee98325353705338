import {
  OR,
  reservedInOr,
  type EventPattern,
  type ValuePattern,
} from "../../event-bridge";
import { or, type Pattern } from "../../ast";
import { UnsupportedPatternError } from "../unsupported";
import { toMatchers } from "./field-test";
import {
  fieldsOf,
  sourceOf,
  type Field,
  type Formula,
  type Group,
} from "./formula";

/** An object of an event pattern in the making. */
type Draft = Map<string, Draft | readonly ValuePattern[] | readonly Draft[]>;

/** Where a draft stands. */
interface Place {
  /** The names of the objects around it. */
  readonly way: readonly string[];
  readonly insideOr: boolean;
}

/**
 * The formula as JSON.
 *
 * One object holds one `$or`. Each group is put as deep as all its arms allow, so that they need
 * not repeat their way, or further up where another group stands there; one that finds no free
 * object goes into the arms of another.
 *
 * @param envelope what stands beside it
 * @throws {UnsupportedPatternError} where EventBridge reads the name of a field as its own word
 */
export function toJson(
  formula: Formula,
  envelope: EventPattern = {},
): EventPattern {
  const json = toObject(draft(formula, { way: [], insideOr: false }));
  return { ...envelope, ...json };
}

function draft({ fields, groups }: Formula, place: Place): Draft {
  const top: Draft = new Map();
  for (const field of fields.values()) put(top, field, place);
  const taken = new Map<string, { group: Group; way: readonly string[] }>();
  const homeless: Group[] = [];
  for (const group of groups) {
    const common = commonWay(group);
    const way = [...common.keys(), common.length]
      .filter((length) => length >= place.way.length)
      .map((length) => common.slice(0, length))
      .findLast((candidate) => !taken.has(candidate.join(".")));
    if (way === undefined) homeless.push(group);
    else taken.set(way.join("."), { group, way });
  }
  for (const { group, way } of taken.values()) {
    // Whoever found no object found this one taken, too.
    const inside = way.length === place.way.length ? homeless : [];
    const arms = group.map((arm) => ({
      ...arm,
      groups: [...arm.groups, ...inside],
    }));
    objectAt(top, way.slice(place.way.length), or(group.map(sourceOf))).set(
      OR,
      arms.map((arm) => draft(arm, { way, insideOr: true })),
    );
  }
  return top;
}

/** The names of the innermost object that holds all fields of the group. */
function commonWay(group: Group): readonly string[] {
  const ways = fieldsOf(group).map(({ names }) => names.slice(0, -1));
  const [first = []] = ways;
  const end = first.findIndex((name, n) => ways.some((way) => way[n] !== name));
  return end < 0 ? first : first.slice(0, end);
}

function put(top: Draft, field: Field, { way, insideOr }: Place): void {
  const names = field.names.slice(way.length);
  const word = names.find(
    (name) => name === OR || (insideOr && reservedInOr.has(name)),
  );
  if (word !== undefined) {
    throw new UnsupportedPatternError("EventBridge", field.source, {
      reason: `it reads the name ${word} as a word of its own`,
      mend: "split the pattern at its alternatives, or leave the condition out",
    });
  }
  const object = objectAt(top, names.slice(0, -1), field.source);
  const last = names.at(-1) ?? "";
  if (object.has(last)) throw bothValueAndObject(field.source);
  object.set(last, toMatchers(field.tests));
}

/** The object at the end of the way, made where it is not there. */
function objectAt(top: Draft, way: readonly string[], source: Pattern): Draft {
  let object = top;
  for (const name of way) {
    const next = object.get(name) ?? new Map();
    if (!(next instanceof Map)) throw bothValueAndObject(source);
    object.set(name, next);
    object = next;
  }
  return object;
}

function bothValueAndObject(source: Pattern): UnsupportedPatternError {
  return new UnsupportedPatternError("EventBridge", source, {
    reason: "the pattern takes one field for a value and for an object",
    mend: "leave one of the two conditions out",
  });
}

function toObject(draft: Draft): EventPattern {
  return Object.fromEntries(
    [...draft].map(([name, content]) => [
      name,
      content instanceof Map
        ? toObject(content)
        : content.map((part) => (part instanceof Map ? toObject(part) : part)),
    ]),
  ) as EventPattern; // a list holds either drafts or matchers, which map() forgets
}
