import type { Model } from "./model";
import { alertPaths } from "./paths";
import { proofOf, type Proof, type ProveOptions } from "./proof";

/**
 * Answers, before anything is applied: if this event happens, does a human hear of it, and if not,
 * which link is broken? Every alert path of the model is walked link by link, as AWS would, and
 * events are pushed along it.
 */
export function prove(model: Model, options: ProveOptions = {}): Proof {
  return proofOf(model, alertPaths(model), options);
}
