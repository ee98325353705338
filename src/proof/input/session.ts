import { Unknown, type Place, type UnknownPart, type ValueMap } from "../model";
import { ExpressionSyntaxError } from "../terraform/cursor";
import type { Expression } from "../terraform/ast";
import { cachedParser } from "../terraform/parse-cached";
import { newBudget, type Budget } from "../terraform/scope";
import { EvaluationError } from "../terraform/values";

/** Where something is being evaluated. */
export interface Site {
  readonly address: string;
  readonly argument?: string;
  readonly place: Place;
}

/** What all modules of one input share while it is read. */
export interface Session {
  readonly parse: (text: string) => Expression;
  readonly budget: Budget;
  readonly unknowns: readonly UnknownPart[];
  /** The resources that values belong to: a module may be handed a whole resource. */
  readonly owners: WeakMap<ValueMap, { readonly address: string }>;
  /** Notes what could not be evaluated, where that is being tried. */
  readonly report: (reason: string) => void;
  /** Evaluates at a site: what Terraform would refuse is reported and unknown. */
  readonly at: <T>(site: Site, evaluate: () => T) => T | Unknown;
  /** Notes what is wrong at a site. */
  readonly reportAt: (site: Site, reason: string) => void;
}

/** More tell nobody anything. */
const MOST_REPORTS = 1000;

/** A session with nothing read. */
export function newSession(): Session {
  const unknowns = new Map<string, UnknownPart>();
  let current: Site = { address: "", place: { file: "" } };
  const reportAt = (site: Site, reason: string) => {
    const key = JSON.stringify([site.address, site.argument, reason]);
    if (unknowns.size < MOST_REPORTS) unknowns.set(key, { ...site, reason });
  };
  return {
    parse: cachedParser(),
    budget: newBudget(),
    owners: new WeakMap(),
    get unknowns() {
      return [...unknowns.values()];
    },
    report: (reason) => reportAt(current, reason),
    reportAt,
    at(site, evaluate) {
      const before = current;
      current = site;
      try {
        return evaluate();
      } catch (error) {
        const reason = reasonOf(error);
        if (reason === undefined) throw error;
        reportAt(site, reason);
        return new Unknown(reason, nameOf(site));
      } finally {
        current = before;
      }
    },
  };
}

function reasonOf(error: unknown): string | undefined {
  if (
    error instanceof EvaluationError ||
    error instanceof ExpressionSyntaxError
  ) {
    return error.message;
  }
  // The stack ends where depth is not counted: in parsing and in long chains of references.
  return error instanceof RangeError ? "nested too deeply" : undefined;
}

function nameOf({ address, argument }: Site): string {
  return argument === undefined ? address : `${address}.${argument}`;
}
