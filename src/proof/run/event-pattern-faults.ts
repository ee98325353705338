import { recordSchema } from "../../cloudtrail/record";
import type { Condition, Selector } from "../../pattern";
import { parseEventPattern, type Branch } from "../../pattern/event-bridge";
import { schemaAt } from "../../pattern/schema-at";
import { deadCondition } from "./dead-condition";
import { fieldMeant } from "./field-meant";
import type { TextFault } from "./filter-faults";
import { slipOf, wildcardMeant } from "./known-actions";

/** A value or a field of an event pattern that no CloudTrail event has. */
interface Dead {
  readonly why: string;
  /** The text within the pattern, in its quotes, and what was meant. */
  readonly replace?: readonly [string, string];
}

/**
 * Why no CloudTrail event can match what an event rule asks of `detail`. Only of patterns that ask
 * for CloudTrail's events: those of other services have fields of their own.
 * @throws {EventPatternError} for what EventBridge refuses
 */
export function readEventPattern(text: string): readonly TextFault[] {
  const branches = parseEventPattern(text);
  if (branches.length === 0 || !branches.every(asksForCloudTrail)) return [];
  const dead = branches.map(deadIn);
  if (dead.includes(undefined)) return [];
  const found = dead.flatMap((one) => one ?? []);
  const why = [...new Set(found.map(({ why }) => why))].slice(0, 3).join("; ");
  const corrected = found.reduce(
    (before, { replace }) =>
      replace ? before.replaceAll(replace[0], replace[1]) : before,
    text,
  );
  return [
    {
      id: "event-pattern-never-matches",
      what: `the event pattern can never match: ${why}`,
      ...(corrected !== text && { corrected }),
    },
  ];
}

function asksForCloudTrail(branch: Branch): boolean {
  const types = branch.get("detail-type") ?? [];
  return (
    types.length > 0 &&
    types.every(
      (type) =>
        "value" in type &&
        typeof type.value === "string" &&
        type.value.endsWith("via CloudTrail"),
    )
  );
}

/** What no event fulfils of the first field of the branch that none fulfils; undefined where one may fulfil all. */
function deadIn(branch: Branch): readonly Dead[] | undefined {
  for (const [field, matchers] of branch) {
    if (!field.startsWith("detail.")) continue;
    const path = field.slice("detail.".length);
    const selector: Selector = path
      .split(".")
      .map((name) => ({ kind: "key", name }));
    const values = matchers.map((matcher) =>
      matcher.kind === "equals" && typeof matcher.value === "string"
        ? (deadValue(selector, path, matcher.value) ??
          deadAction(branch, path, matcher.value))
        : matcher.kind === "prefix" && !matcher.ignoreCase
          ? (deadField(selector, path) ?? deadPrefix(path, matcher.value))
          : matcher.kind === "exists" && !matcher.wanted
            ? undefined
            : deadField(selector, path),
    );
    const found = values.flatMap((value) => value ?? []);
    if (found.length === matchers.length) return found;
  }
  return undefined;
}

/** A name that is nearly that of an action of the service that the branch asks for. */
function deadAction(
  branch: Branch,
  path: string,
  value: string,
): Dead | undefined {
  if (path !== "eventName") return undefined;
  const services = (branch.get("detail.eventSource") ?? []).map((it) =>
    it.kind === "equals" && typeof it.value === "string" ? it.value : "",
  );
  const meant = slipOf(value, services);
  return meant === undefined
    ? undefined
    : {
        why: `${services.join(" and ")} has no action "${value}"; "${meant}" is meant`,
        replace: [JSON.stringify(value), JSON.stringify(meant)],
      };
}

function deadPrefix(path: string, value: string): Dead | undefined {
  const meant = path === "eventName" ? wildcardMeant(`${value}*`) : undefined;
  return meant === undefined
    ? undefined
    : {
        why: `no action begins with "${value}": values are compared to the letter`,
        replace: [JSON.stringify(value), JSON.stringify(meant.slice(0, -1))],
      };
}

function deadValue(
  selector: Selector,
  path: string,
  value: string,
): Dead | undefined {
  const field = deadField(selector, path);
  // An array's field is reached without an index here, and a text may stand in place of others.
  if (field !== undefined || value.includes("*")) return field;
  const schema = schemaAt(recordSchema, selector);
  if (typeof schema === "string" || schema.kind !== "text") return undefined;
  const condition: Condition = { kind: "text", selector, operator: "=", value };
  const dead = deadCondition({
    condition,
    selector: { text: path, offset: 0 },
    operator: "=",
    value: { text: "", offset: 0 },
  });
  const meant = /= (".*")$/.exec(dead?.meant ?? "")?.[1];
  return (
    dead && {
      why: dead.why,
      ...(meant && { replace: [JSON.stringify(value), meant] }),
    }
  );
}

function deadField(selector: Selector, path: string): Dead | undefined {
  const field = schemaAt(recordSchema, selector);
  // Below an array EventBridge looks into each element by itself.
  if (typeof field !== "string" || path.startsWith("resources.")) {
    return undefined;
  }
  const meant = fieldMeant(recordSchema, selector)?.slice(2).split(".") ?? [];
  const written = path.split(".");
  const slip = written.findIndex((name, index) => name !== meant[index]);
  const [from, to] = [written[slip], meant[slip]];
  return {
    why: `a CloudTrail event has no field detail.${path}`,
    ...(meant.length === written.length &&
      from !== undefined &&
      to !== undefined && {
        replace: [JSON.stringify(from), JSON.stringify(to)],
      }),
  };
}
