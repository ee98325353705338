import { Unknown } from "../model";
import type { Scope } from "../terraform/scope";
import { EvaluationError } from "../terraform/values";
import type { Session } from "./session";

/** A scope without names, for values that are given from outside. */
export function closedScope({ budget, report }: Session): Scope {
  return {
    resolve: ([name = ""]) => {
      throw new EvaluationError(`there is no ${name} here`);
    },
    computed: () => undefined,
    file: (path) => new Unknown(`${path} is not read here`),
    report,
    budget,
  };
}
