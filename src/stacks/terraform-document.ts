/** A block of Terraform JSON: its arguments by name. */
export type Block = Readonly<Record<string, unknown>>;

/** The parts of a synthesized stack that are read again after the synthesis. */
export interface TerraformDocument {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly variable?: Readonly<Record<string, Block>>;
  readonly output?: Readonly<Record<string, Block>>;
  readonly terraform?: Block;
  /** Absent where the document is a module. */
  readonly provider?: Block;
}
