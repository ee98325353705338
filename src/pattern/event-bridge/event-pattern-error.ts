/** A text or value that EventBridge would refuse as an event pattern. */
export class EventPatternError extends Error {
  override readonly name = "EventPatternError";
  /** What was expected and what was found, without the place. */
  readonly reason: string;
  /** The field, its steps joined by dots; empty for the whole pattern. */
  readonly field: string;

  constructor(reason: string, field: string) {
    super(field === "" ? reason : `${reason} (in ${field})`);
    this.reason = reason;
    this.field = field;
  }
}

/** A value as it is written in JSON, short enough for a message. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
