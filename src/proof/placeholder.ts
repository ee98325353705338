/*
 * A placeholder stands in a text for a part that only AWS knows before apply. The marks are
 * Unicode's noncharacters, which no valid text of Terraform or AWS holds; readers remove them
 * from what they read.
 */
const OPEN = "\u{fdd0}";
const CLOSE = "\u{fdd1}";
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, "g");
const PLACEHOLDER = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, "g");
const WHOLE = new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`);

/**
 * The placeholder of what is named, such as `aws_kms_key.logs.key_id`. Quotes and backslashes
 * would break the JSON texts that it is put into; others stand in for them.
 */
export function placeholder(name: string): string {
  const plain = withoutMarks(name)
    .replaceAll('"', "'")
    .replace(/[\\\p{Cc}]+/gu, " ");
  return `${OPEN}${plain}${CLOSE}`;
}

/** The text with marks removed, as it must come in from outside. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "");
}

export function hasPlaceholder(text: string): boolean {
  return text.includes(OPEN);
}

/** What the text's placeholders stand for, in their order. */
export function placeholderNames(text: string): readonly string[] {
  return Array.from(text.matchAll(PLACEHOLDER), ([, name = ""]) => name);
}

/** The text before its first placeholder. */
export function knownStart(text: string): string {
  const end = text.indexOf(OPEN);
  return end < 0 ? text : text.slice(0, end);
}

/** The text after its last placeholder. */
export function knownEnd(text: string): string {
  return text.slice(text.lastIndexOf(CLOSE) + 1);
}

/** The text with its known parts changed. */
export function mapKnown(
  text: string,
  change: (part: string) => string,
): string {
  return text
    .split(WHOLE)
    .map((part) => (part.startsWith(OPEN) ? part : change(part)))
    .join("");
}

/** The text as people read it: `arn:aws:kms:us-east-1:123456789012:key/<aws_kms_key.logs.key_id>`. */
export function readable(text: string): string {
  return text.replace(PLACEHOLDER, "<$1>");
}

/** What AWS or a provider makes up for each resource anew: by address and attribute. */
const MADE_UP =
  /^((?:module\.[^.]+\.)*(?:aws_kms_key|random_\w+)\.[\w-]+(?:\[[^\]]*\])?)\.(?:arn|key_id|id|hex|dec|result|b64_std|b64_url)$/;

/** Whether two placeholders, by their names, surely stand for different texts: ids that were made up for two resources. */
export function surelyDiffer(a: string, b: string): boolean {
  const [, one] = MADE_UP.exec(a) ?? [];
  const [, other] = MADE_UP.exec(b) ?? [];
  return one !== undefined && other !== undefined && one !== other;
}

/**
 * Whether two texts are the same: `unknown` where they could be, depending on what the
 * placeholders stand for.
 */
export function same(a: string, b: string): boolean | "unknown" {
  if (a === b) return true;
  if (!hasPlaceholder(a) && !hasPlaceholder(b)) return false;
  if (beginApart(a, b) || endApart(a, b)) return false;
  const rests = withoutCommonEnds(parts(a), parts(b));
  const [rest, other] = rests.map((it) => placeholderNames(it.join("")));
  if (
    rests.every((it) => it.length === 1) &&
    surelyDiffer(rest?.[0] ?? "", other?.[0] ?? "")
  ) {
    return false;
  }
  return couldEqual(rests[0].map(known), rests[1].map(known))
    ? "unknown"
    : false;
}

/** Whether the texts first differ where no placeholder of either could make up for it. */
function beginApart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at++;
  const literal = (text: string) =>
    text.lastIndexOf(OPEN, at) <= text.lastIndexOf(CLOSE, at - 1);
  return literal(a) && literal(b);
}

/** The same from the end. */
function endApart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 1;
  while (from <= shorter && a.at(-from) === b.at(-from)) from++;
  const literal = (text: string) => {
    const at = text.length - from;
    const close = text.indexOf(CLOSE, Math.max(at, 0));
    const open = text.indexOf(OPEN, at + 1);
    return at < 0 || close < 0 || (open >= 0 && open < close);
  };
  return literal(a) && literal(b);
}

/** A text as characters, a placeholder as one of them. */
export function parts(text: string): readonly string[] {
  if (!hasPlaceholder(text)) return [...text];
  return text
    .split(WHOLE)
    .flatMap((part) => (part.startsWith(OPEN) ? [part] : [...part]));
}

/** What begins or ends both alike decides nothing: the same placeholder stands for the same text. */
function withoutCommonEnds(
  a: readonly string[],
  b: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** A character, or `undefined` for a placeholder. */
type Part = string | undefined;

const known = (part: string): Part =>
  part.startsWith(OPEN) ? undefined : part;

/** Whether some texts in the placeholders' stead make both equal. */
function couldEqual(a: readonly Part[], b: readonly Part[]): boolean {
  // reachable[j]: whether a's first i parts and b's first j can be equal.
  let reachable = b.reduce<boolean[]>(
    (row, part) => [...row, row.at(-1) === true && part === undefined],
    [true],
  );
  for (const left of a) {
    const next: boolean[] = [left === undefined && reachable[0] === true];
    for (const [j, right] of b.entries()) {
      const [diagonal, above, before] = [
        reachable[j] === true,
        reachable[j + 1] === true,
        next[j] === true,
      ];
      next.push(
        left === undefined || right === undefined
          ? diagonal ||
              (left === undefined && (above || before)) ||
              (right === undefined && (above || before))
          : diagonal && left === right,
      );
    }
    reachable = next;
  }
  return reachable.at(-1) === true;
}
