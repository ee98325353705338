/**
 * A pattern may begin with a dash: `-debug` asks for messages without that word. Commander takes
 * such a word for an option, so it is marked before and unmarked after. No word that a process
 * gets can hold the mark.
 */
const MARK = "\0";

/** Marks the words of a `pattern` command that begin with one dash; its options have two, or are `-h`. */
export function markDashes(words: readonly string[]): readonly string[] {
  return words[0] === "pattern"
    ? words.map((word) => (/^-(?!-|h?$)/.test(word) ? MARK + word : word))
    : words;
}

/** An argument, or the rest of them, as it was written. */
export function unmarkDashes(argument: unknown): unknown {
  if (Array.isArray(argument)) return argument.map(unmarkDashes);
  return typeof argument === "string" && argument.startsWith(MARK)
    ? argument.slice(MARK.length)
    : argument;
}
