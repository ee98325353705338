/** The lines on which blocks begin, by `resource.aws_sns_topic.alerts` and the like. */
export type Lines = ReadonlyMap<string, number>;

const HEADER =
  /^[ \t]*(resource|data|module|variable|output)[ \t]+"?([^"\s{]+)"?(?:[ \t]+"?([^"\s{]+)"?)?[ \t]*\{/gm;

/** Finds the headers of blocks in HCL; JSON has no lines worth telling. */
export function lineIndex(text: string | undefined): Lines {
  const lines = new Map<string, number>();
  let line = 1;
  let counted = 0;
  for (const found of (text ?? "").matchAll(HEADER)) {
    const [, keyword, first, second] = found;
    line += count(text ?? "", counted, found.index);
    counted = found.index;
    const key = [keyword, first, second].filter((part) => part !== undefined);
    if (!lines.has(key.join("."))) lines.set(key.join("."), line);
  }
  return lines;
}

function count(text: string, from: number, to: number): number {
  let lines = 0;
  for (let n = text.indexOf("\n", from); n >= 0 && n < to;) {
    lines += 1;
    n = text.indexOf("\n", n + 1);
  }
  return lines;
}
