/** Columns side by side; a column of numbers stands to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    const width = Math.max(...cells.map((cell) => cell.length));
    const numbers = cells.every((cell) => /^\d+$/.test(cell));
    return cells.map((cell) =>
      numbers ? cell.padStart(width) : cell.padEnd(width),
    );
  });
  return rows
    .map((_, row) =>
      columns
        ?.map((cells) => cells[row])
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join("\n");
}
