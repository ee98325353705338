/** Whether the alerts of a Terraform configuration can arrive: `trailwire/proof`. */
export { readModel } from "./input/read-model";
export { UnreadableInputError } from "./input/unreadable-input-error";
export type { Model, Place, Resource, UnknownPart, Value } from "./model";
export type { AlertPath, Link, LinkKind, Problem, Verdict } from "./path";
export {
  problemsOf,
  type Outcome,
  type Proof,
  type ProveOptions,
  type ProvedPath,
} from "./proof";
export { prove } from "./prove";
export { faultLines } from "./report/fault-lines";
export { proofData, type ProofData } from "./report/proof-data";
export { mermaid } from "./report/mermaid";
