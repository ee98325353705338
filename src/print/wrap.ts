/** Columns of a terminal that nobody has widened. */
const WIDTH = 80;

/**
 * The text in lines of at most 80 columns, the first after a mark, the others indented as far.
 * A longer word keeps a line of its own.
 */
export function wrap(text: string, first: string): string {
  const indent = " ".repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((word) => word !== "")) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return isEmpty ? "" : [...lines, line].join("\n");
}
