import { jsonEvents } from "../../cloudtrail/read/json-events";
import type { LogEvent } from "../../cloudtrail/read/log-event";
import { textEvents } from "../../cloudtrail/read/text-events";
import { NotJsonError } from "../../cloudtrail/read/unreadable-error";
import { compile, compileMessage, type FilterPattern } from "../../pattern";

/**
 * Compiles a pattern to a function that judges every event of a log, in order.
 *
 * A JSON pattern takes logs in JSON only. The other syntaxes look at messages: the text of each
 * event, and where the log is not JSON, each line.
 *
 * @throws {UnreadableError} from the function, before it has judged anything
 */
export function compileLog(
  filter: FilterPattern,
): (log: Buffer) => readonly boolean[] {
  const matchesMessage = compileMessage(filter);
  if (filter.kind === "json") {
    const matches = compile(filter.pattern);
    const test = ({ value }: LogEvent) =>
      typeof value === "string" ? matchesMessage(value) : matches(value);
    return (log) => Array.from(jsonEvents(log), test);
  }
  const test = ({ message }: LogEvent) => matchesMessage(message());
  return (log) => {
    try {
      return Array.from(jsonEvents(log), test);
    } catch (error) {
      if (!(error instanceof NotJsonError)) throw error;
      return Array.from(textEvents(log), test);
    }
  };
}
