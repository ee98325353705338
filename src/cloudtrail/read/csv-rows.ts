import { UnreadableError } from "./unreadable-error";

/** Characters that one row may have: a record has below a million. */
const MOST = 16 * 2 ** 20;

/**
 * The rows of CSV (RFC 4180) while its text comes. Blank lines are left out.
 *
 * @throws {UnreadableError} for a quote that is not closed
 */
export async function* csvRows(
  texts: AsyncIterable<string>,
): AsyncGenerator<readonly string[], void, undefined> {
  let rest = "";
  for await (const text of texts) {
    rest += text;
    let start = 0;
    for (let end = endOfRow(rest, start); end >= 0;) {
      yield* row(rest.slice(start, end));
      start = end + 1;
      end = endOfRow(rest, start);
    }
    rest = rest.slice(start);
    if (rest.length > MOST) throw openQuote();
  }
  if (endOfRow(`${rest}\n`, 0) < 0) throw openQuote();
  yield* row(rest);
}

/** The offset of the newline that ends the row, none within quotes; -1 where it has not come. */
function endOfRow(text: string, start: number): number {
  let at = start;
  for (;;) {
    const newline = text.indexOf("\n", at);
    const quote = text.indexOf('"', at);
    if (newline < 0 || quote < 0 || newline < quote) return newline;
    // A doubled quote closes and opens again, which comes to the same.
    const closing = text.indexOf('"', quote + 1);
    if (closing < 0) return -1;
    at = closing + 1;
  }
}

/** The fields of a row that is complete; none of a blank line. */
function* row(line: string): Generator<readonly string[], void, undefined> {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  if (text === "") return;
  const fields = text.matchAll(/(?:^|,)(?:"((?:[^"]+|"")*)"|([^,]*))/g);
  yield Array.from(
    fields,
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

function openQuote(): UnreadableError {
  return new UnreadableError(
    'not CSV: expected a closing " of a field, found none',
  );
}
