/** Whether the alerts of a Terraform configuration can arrive: `trailwire/proof`. */
export { readModel } from "./input/read-model";
export type { ReadOptions } from "./input/read-options";
export { UnreadableInputError } from "./input/unreadable-input-error";
export type {
  EmptyBlock,
  Model,
  Place,
  Resource,
  Unknown,
  UnknownPart,
  Value,
  ValueMap,
} from "./model";
export type {
  AlertPath,
  AlertRoute,
  Link,
  LinkKind,
  Problem,
  Verdict,
} from "./path";
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
export type { RecognisedRule, Recognition } from "./run/identify";
export type { Run } from "./run/run-detector";
export type { Width } from "./run/too-wide";
