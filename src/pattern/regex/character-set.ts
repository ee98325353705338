/**
 * A set of characters: bit n stands for the ASCII character n, the last bit for all the others
 * together, since CloudWatch's expressions can name none of those by itself.
 */
export type CharacterSet = bigint;

/** The bit of every character that is not ASCII. */
const OTHERS = 128;

const ALL: CharacterSet = (1n << BigInt(OTHERS + 1)) - 1n;

/** The characters from one ASCII code to another, both included. */
export function range(first: number, last: number): CharacterSet {
  return (1n << BigInt(last + 1)) - (1n << BigInt(first));
}

/** The ASCII characters of the text. */
export function oneOf(text: string): CharacterSet {
  return union(
    ...[...text].map((c) => range(c.charCodeAt(0), c.charCodeAt(0))),
  );
}

export function union(...sets: readonly CharacterSet[]): CharacterSet {
  return sets.reduce((all, set) => all | set, 0n);
}

export function complement(set: CharacterSet): CharacterSet {
  return ALL ^ set;
}

/** The bit that stands for a character. */
export function characterIndex(codePoint: number): number {
  return Math.min(codePoint, OTHERS);
}

/** The set as a list of its bits, which is faster to look into. */
export function characterTable(set: CharacterSet): readonly boolean[] {
  return Array.from(
    { length: OTHERS + 1 },
    (_, n) => ((set >> BigInt(n)) & 1n) === 1n,
  );
}
