import { Unknown, type Resource } from "../../model";
import { doubt, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { textOf, nameIn } from "../graph/values";

/** The composite alarms that fire when an alarm does. */
export interface Composites {
  readonly alarms: readonly Resource[];
  /** What is to say of those that look at the alarm and do not fire with it. */
  readonly findings: readonly Finding[];
}

/** The composite alarms that this alarm alone sets off, and doubts about those that need more. */
export function compositesOver(graph: Graph, alarm: Resource): Composites {
  const name = nameIn(alarm, "alarm_name");
  const arn = nameIn(alarm, "arn");
  const over = graph
    .ofType("aws_cloudwatch_composite_alarm")
    .filter(({ values }) => mentions(textOf(values, "alarm_rule"), name, arn));
  const fires = (composite: Resource) =>
    holdsWith(nameIn(composite, "alarm_rule"), [name, arn]);
  return {
    alarms: over.filter((composite) => fires(composite) === true),
    findings: over
      .filter((composite) => fires(composite) !== true)
      .map(({ address }) =>
        doubt(`whether ${address} fires when only ${alarm.address} does`),
      ),
  };
}

function mentions(
  rule: string | Unknown | undefined,
  name: string,
  arn: string,
): boolean {
  return (
    typeof rule === "string" &&
    [name, arn].some((text) =>
      [`(${text})`, `("${text}")`, `('${text}')`].some((it) =>
        rule.replace(/\(\s+|\s+\)/g, (at) => at.trim()).includes(it),
      ),
    )
  );
}

/**
 * Whether an alarm rule holds while the named alarm is in ALARM and all others are OK; undefined
 * where the rule is not understood.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function holdsWith(
  rule: string,
  alarm: readonly string[],
): boolean | undefined {
  const tokens =
    rule.match(
      /(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"[^"]*"|'[^']*'|[^()]*?)\s*\)|[()]|\w+|\S/g,
    ) ?? [];
  let next = 0;
  const take = (token: string) => tokens[next] === token && next++ >= 0;

  function either(): boolean | undefined {
    let left = both();
    while (take("OR")) {
      const right = both();
      left =
        left === undefined || right === undefined ? undefined : left || right;
    }
    return left;
  }

  function both(): boolean | undefined {
    let left = not();
    while (take("AND")) {
      const right = not();
      left =
        left === undefined || right === undefined ? undefined : left && right;
    }
    return left;
  }

  function not(): boolean | undefined {
    let negated = false;
    while (take("NOT")) negated = !negated;
    const value = primary();
    return value === undefined ? undefined : value !== negated;
  }

  function primary(): boolean | undefined {
    if (take("(")) {
      const inner = either();
      return take(")") ? inner : undefined;
    }
    if (take("TRUE")) return true;
    if (take("FALSE")) return false;
    const token = tokens[next++] ?? "";
    const [, state, quoted = ""] =
      /^(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(.*?)\s*\)$/s.exec(token) ?? [];
    if (state === undefined) return undefined;
    const own = alarm.includes(quoted.replace(/^(["'])(.*)\1$/s, "$2"));
    return state === (own ? "ALARM" : "OK");
  }

  // A text of foreign making must not exhaust the stack.
  if (tokens.length > 1000) return undefined;
  const value = either();
  return next === tokens.length ? value : undefined;
}
