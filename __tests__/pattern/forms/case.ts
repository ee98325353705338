import type { FormTarget } from "../../../src/pattern/forms";

/** A part of a CloudTrail record. */
export type Row = Readonly<Record<string, unknown>>;

/** A pattern, records on both sides of it, and which targets refuse it and why. */
export interface Case {
  readonly pattern: string;
  readonly matches: readonly Row[];
  readonly ignores: readonly Row[];
  /** A part of the reason. */
  readonly refused?: Readonly<Partial<Record<FormTarget, string>>>;
  /** Why the emulator's event bus decides otherwise than EventBridge on some of the records. */
  readonly busDiffers?: string;
}

/** A record with these request parameters. */
export const parameters = (requestParameters: unknown): Row => ({
  requestParameters,
});

/** A record of a caller. */
export const user = (userIdentity: Row): Row => ({ userIdentity });
