/** One event of a log, which CloudWatch Logs would have taken as one message. */
export interface LogEvent {
  /** What the event says: any JSON value; the line itself in a log of plain text. */
  readonly value: unknown;
  /**
   * The event as a log message. A string is its content. A JSON value that stands on a line of
   * its own is that line; one out of a larger document is its text without the blanks between
   * tokens, numbers as they were written.
   */
  readonly message: () => string;
}

/** The event of a JSON value, `alone` on its line or an `element` of a document. */
export function jsonEvent(
  value: unknown,
  source: string,
  position: "alone" | "element",
): LogEvent {
  const asWritten = position === "alone" && !source.includes("\n");
  return {
    value,
    message: () =>
      typeof value === "string" ? value : asWritten ? source : compact(source),
  };
}

/** The event of a line of plain text. */
export function textEvent(line: string): LogEvent {
  return { value: line, message: () => line };
}

/** JSON without the blanks between its tokens. */
function compact(json: string): string {
  let inString = false;
  return json.replace(/\\[^]|"|[ \t\r\n]+/g, (token) => {
    if (token === '"') inString = !inString;
    return inString || token === '"' ? token : "";
  });
}
