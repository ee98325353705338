export interface TableOptions {
  /** What every line begins with. @default - nothing */
  readonly indent?: string;
}

/**
 * Rows of text in aligned columns, two blanks apart; a column of nothing but numbers stands to the
 * right. Rows may differ in length.
 */
export function table(
  rows: readonly (readonly string[])[],
  { indent = "" }: TableOptions = {},
): string {
  const columns: string[][] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      (columns[column] ??= []).push(cell);
    }
  }
  const pads = columns.map((cells) => {
    const width = Math.max(...cells.map(({ length }) => length));
    const isNumeric = cells.every((cell) => /^\d+$/.test(cell));
    return (cell: string) =>
      isNumeric ? cell.padStart(width) : cell.padEnd(width);
  });
  return rows
    .map((row) => row.map((cell, column) => pads[column]?.(cell)).join("  "))
    .map((line) => `${indent}${line}`.trimEnd())
    .join("\n");
}
