import { isOr, OR, reservedInOr } from "./event-pattern";
import { EventPatternError, shown } from "./event-pattern-error";
import { eventBridgeLimits } from "./limits";
import type { Matcher } from "./matcher";
import { parseMatcher } from "./parse-matcher";
import type { Wildcard } from "./wildcard";
import { tooComplex } from "./wildcard-complexity";
import { isObject } from "../is-object";

/**
 * An event pattern as EventBridge takes it: an event matches when it matches one of the branches,
 * and a branch when all its fields do. Each combination of the arms of `$or` is a branch.
 */
export type ParsedEventPattern = readonly Branch[];

/** The matchers of each field, whose name is its steps joined by dots. */
export type Branch = ReadonlyMap<string, readonly Matcher[]>;

/**
 * Reads an event pattern, given as JSON text or as the value of one.
 *
 * The length is not looked at: its quota can be raised ({@link eventBridgeLimits}).
 *
 * @throws {EventPatternError} for what EventBridge refuses
 */
export function parseEventPattern(source: unknown): ParsedEventPattern {
  const value = typeof source === "string" ? parseJson(source) : source;
  const branches = parseObject(value, [], [new Map()], false);
  checkWildcards(branches);
  return branches;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EventPatternError(
      `expected JSON: ${error instanceof Error ? error.message : String(error)}`,
      "",
    );
  }
}

function parseObject(
  value: unknown,
  steps: readonly string[],
  before: ParsedEventPattern,
  insideOr: boolean,
): ParsedEventPattern {
  const fail = (reason: string, field = steps): never => {
    throw new EventPatternError(reason, field.join("."));
  };
  if (!isObject(value)) {
    return fail(`expected an object, found ${shown(value)}`);
  }
  const entries = Object.entries(value);
  if (entries.length === 0)
    return fail("expected at least one field, found {}");
  let branches = before;
  for (const [name, content] of entries) {
    const field = [...steps, name];
    if (name === OR && isOr(content)) {
      const soFar = branches;
      branches = content.flatMap((arm) => {
        const combined = parseObject(arm, steps, soFar, true);
        return combined.length <= eventBridgeLimits.combinations
          ? combined
          : fail(tooMany);
      });
      if (branches.length > eventBridgeLimits.combinations) fail(tooMany);
    } else if (insideOr && reservedInOr.has(name)) {
      fail(`no field below ${OR} can be called ${name}, a word of EventBridge`);
    } else if (Array.isArray(content)) {
      if (content.length === 0) fail("expected at least one value", field);
      const matchers = content.map((source) =>
        parseMatcher(source, (reason) => fail(reason, field)),
      );
      // The last one counts where a field is named again, as `a.b` beside `b` in `a`.
      branches = branches.map((branch) =>
        new Map(branch).set(field.join("."), matchers),
      );
    } else if (isObject(content)) {
      branches = parseObject(content, field, branches, insideOr);
    } else {
      fail(`expected an object or a list, found ${shown(content)}`, field);
    }
  }
  return branches;
}

const tooMany = `expected at most ${eventBridgeLimits.combinations} combinations of the alternatives of all ${OR}: split the pattern into two rules`;

function checkWildcards(branches: ParsedEventPattern): void {
  const byField = new Map<string, Map<string, Wildcard>>();
  // Branches share the lists of what stands before their alternatives.
  const lists = new Map(
    branches.flatMap((branch) =>
      [...branch].map(([field, matchers]) => [matchers, field] as const),
    ),
  );
  for (const [matchers, field] of lists) {
    const wildcards = byField.get(field) ?? new Map<string, Wildcard>();
    byField.set(field, wildcards);
    for (const wildcard of matchers.flatMap(wildcardsOf)) {
      wildcards.set(JSON.stringify(wildcard), wildcard);
    }
  }
  for (const [field, wildcards] of byField) {
    if (wildcards.size > 0 && tooComplex([...wildcards.values()])) {
      throw new EventPatternError(
        "expected fewer asterisks, or fewer characters that repeat after one: EventBridge refuses wildcards this complex",
        field,
      );
    }
  }
}

function wildcardsOf(matcher: Matcher): readonly Wildcard[] {
  if (matcher.kind === "wildcard") return [matcher.wildcard];
  return matcher.kind === "anything-but"
    ? matcher.matchers.flatMap(wildcardsOf)
    : [];
}
