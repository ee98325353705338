import { Unknown, type Value, type ValueMap } from "../model";
import { placeholder, readable } from "../placeholder";
import type { Bindings } from "../terraform/evaluate";
import { entriesOf } from "../terraform/entries";
import { isList, isMap, mapOf, toNumber, toText } from "../terraform/values";
import { evaluateValue, type Evaluator } from "./evaluate-body";
import type { Site } from "./session";

/** The instances that `count` or `for_each` make of a block, and how references see them. */
export interface Expansion {
  readonly shape: "single" | "list" | "map";
  readonly instances: readonly Instance[];
}

/** One of the instances. */
export interface Instance {
  /** What follows the block's address: `[0]`, `["a"]` or nothing. */
  readonly suffix: string;
  readonly key: string;
  /** `count` or `each` */
  readonly bound: Bindings;
}

/** More instances of one block are a mistake. */
const MOST = 2000;
/** What an instance of a resource or module costs of the budget at least. */
const COST = { resource: 100, module: 2000 };

const SINGLE: Expansion = {
  shape: "single",
  instances: [{ suffix: "", key: "", bound: new Map() }],
};

/** The instances of a block; one stands for all where their number is not known, which is reported. */
export function expand(
  body: ValueMap,
  evaluator: Evaluator,
  site: Site,
  of: "resource" | "module",
): Expansion {
  const { budget } = evaluator.session;
  if (budget.steps < 0) {
    evaluator.session.reportAt(site, "too much to evaluate");
    return { shape: "list", instances: [] };
  }
  const expansion = expansionOf(body, evaluator, site);
  budget.steps -= COST[of] * expansion.instances.length;
  return expansion;
}

function expansionOf(
  body: ValueMap,
  evaluator: Evaluator,
  site: Site,
): Expansion {
  const { count, for_each: forEach } = body;
  const value = (written: Value, argument: string) =>
    evaluateValue(written, evaluator, new Map(), { ...site, argument });
  if (count !== undefined && count !== null) {
    return counted(value(count, "count"), evaluator, {
      ...site,
      argument: "count",
    });
  }
  if (forEach !== undefined && forEach !== null) {
    const at = { ...site, argument: "for_each" };
    return each(value(forEach, "for_each"), evaluator, at);
  }
  return SINGLE;
}

function counted(value: Value, evaluator: Evaluator, site: Site): Expansion {
  const { session } = evaluator;
  const count = session.at(site, () => toNumber(value));
  if (value instanceof Unknown) session.reportAt(site, dependsOn(value));
  else if (typeof count === "number" && count > MOST) {
    session.reportAt(site, `${count} instances are too many to prove`);
  }
  const length =
    typeof count === "number" && count <= MOST
      ? Math.max(0, Math.floor(count))
      : 1;
  return {
    shape: "list",
    instances: Array.from({ length }, (_, n) => ({
      suffix: `[${n}]`,
      key: String(n),
      bound: new Map([["count", mapOf([["index", n]])]]),
    })),
  };
}

function each(value: Value, evaluator: Evaluator, site: Site): Expansion {
  const { session } = evaluator;
  if (value instanceof Unknown) {
    session.reportAt(site, dependsOn(value));
    const key = placeholder(`each key of ${value.name}`);
    const one = new Unknown(value.reason, `each value of ${value.name}`);
    return { shape: "map", instances: [keyed(key, one, value.name)] };
  }
  const instances: Instance[] = [];
  session.at(site, () => {
    const entries = entriesOf(value);
    if (entries.length > MOST) {
      session.report(`${entries.length} instances are too many to prove`);
    }
    for (const [key, item] of entries.slice(0, MOST)) {
      const name = toText(isMap(value) ? key : item);
      instances.push(keyed(name, isList(value) ? name : item, name));
    }
  });
  return { shape: "map", instances };
}

/** `each` and `count` in an instance of a block that makes none. */
export function anyInstance(address: string): Bindings {
  const key = placeholder(`each key of ${address}`);
  const value = new Unknown("there is none yet", `each value of ${address}`);
  return new Map([
    [
      "each",
      mapOf([
        ["key", key],
        ["value", value],
      ]),
    ],
    ["count", mapOf([["index", 0]])],
  ]);
}

function keyed(key: string, value: Value, shown: string): Instance {
  return {
    suffix: `["${readable(shown)}"]`,
    key,
    bound: new Map([
      [
        "each",
        mapOf([
          ["key", key],
          ["value", value],
        ]),
      ],
    ]),
  };
}

function dependsOn(unknown: Unknown): string {
  return `how many there are is not known: ${unknown.reason}; one stands for all`;
}
