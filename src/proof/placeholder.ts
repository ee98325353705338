/*
 * A placeholder stands in a text for a part that only AWS knows before apply. The marks are
 * Unicode's noncharacters, which no valid text of Terraform or AWS holds; readers remove them
 * from what they read.
 */
const OPEN = "\u{fdd0}";
const CLOSE = "\u{fdd1}";
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, "g");
const PLACEHOLDER = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, "g");

/** The placeholder of what is named, such as `aws_kms_key.logs.key_id`. */
export function placeholder(name: string): string {
  return `${OPEN}${withoutMarks(name)}${CLOSE}`;
}

/** The text with marks removed, as it must come in from outside. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "");
}

export function hasPlaceholder(text: string): boolean {
  return text.includes(OPEN);
}

/** The text as people read it: `arn:aws:kms:us-east-1:123456789012:key/<aws_kms_key.logs.key_id>`. */
export function readable(text: string): string {
  return text.replace(PLACEHOLDER, "<$1>");
}

/**
 * Whether two texts are the same: `unknown` where they could be, depending on what the
 * placeholders stand for.
 */
export function same(a: string, b: string): boolean | "unknown" {
  if (a === b) return true;
  if (!hasPlaceholder(a) && !hasPlaceholder(b)) return false;
  return couldEqual(parts(a), parts(b)) ? "unknown" : false;
}

/** A text as characters, with `undefined` for each placeholder. */
function parts(text: string): readonly (string | undefined)[] {
  return text
    .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`))
    .flatMap((part) => (part.startsWith(OPEN) ? [undefined] : [...part]));
}

/** Whether some texts in the placeholders' stead make both equal. */
function couldEqual(
  a: readonly (string | undefined)[],
  b: readonly (string | undefined)[],
): boolean {
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
