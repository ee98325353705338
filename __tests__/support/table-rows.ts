/** The rows of all tables of a document in Markdown, as cells. */
export function tableRows(document: string): readonly (readonly string[])[] {
  return document
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}
