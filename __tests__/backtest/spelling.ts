import type { Dice } from "./dice";

/** JSON that is written as it stands, such as a number in an unusual spelling. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Names that rules look for, and names that are special to JavaScript or to a log file. */
const names = [
  "eventName",
  "eventSource",
  "userIdentity",
  "type",
  "errorCode",
  "requestParameters",
  "Records",
  "__proto__",
  "constructor",
  "",
  "eventname",
  "eventName ",
  '"eventName"',
  "event\u0000Name",
  "é日🙂",
  "a",
  "b",
  "c",
] as const;

const texts = [
  "StopLogging",
  "cloudtrail.amazonaws.com",
  "Root",
  "AccessDenied",
  "a",
  "aba",
  "",
  "3",
  '","eventName":"StopLogging","x":"',
  '{"eventName":"StopLogging"}',
  '"]}],"Records":[{"eventName":"StopLogging"}]}',
  "\\",
  '\\"',
  '\\\\\\"',
  "\\u0022",
  "}]",
  "é",
  "日本語",
  "🙂",
  "\ud83d",
  "\ude42\ud83d",
  "\u2028\u0000\u007f\ufeff",
] as const;

const numbers = [
  "0",
  "3",
  "-0",
  "1.0",
  "1e0",
  "10E-1",
  "0.3e+1",
  "404",
  "4.04e2",
  "-2.50",
  "1E400",
  "1e-400",
  "1e21",
  "9007199254740993",
  "0.1000000000000000055511151231257827",
] as const;

/** Any value, such as look alike what a scanner is after. */
export function anyValue(dice: Dice, depth = 3): unknown {
  const nested = () => anyValue(dice, depth - 1);
  switch (dice.below(depth > 0 ? 10 : 7)) {
    case 0:
      return null;
    case 1:
    case 2:
      return dice.pick(texts);
    case 3:
      return new Raw(dice.pick(numbers));
    case 4:
      return dice.oneIn(2);
    case 5:
      return dice.pick(texts).repeat(dice.below(300));
    case 6: {
      const depth = dice.below(400);
      return new Raw("[".repeat(depth + 1) + "]".repeat(depth + 1));
    }
    case 7:
      return dice.some(4, nested);
    default:
      // A map, in which __proto__ is a name like others.
      return new Map(dice.some(5, () => [dice.pick(names), nested()] as const));
  }
}

/**
 * A value as JSON, spelled in any way that `JSON.parse` takes: blanks, escapes, members in another
 * order, or beside some that nobody asked for. Now and then it is another value.
 *
 * @param ambiguous whether names may be written with escapes, or come twice, so that only a parser
 *   knows what is meant
 */
export function spelled(
  value: unknown,
  dice: Dice,
  ambiguous = dice.oneIn(3),
): string {
  if (dice.oneIn(64)) return spelled(anyValue(dice), dice, ambiguous);
  if (value instanceof Raw) return value.text;
  if (typeof value === "string") return text(value, dice);
  if (typeof value === "number") return number(value, dice);
  if (Array.isArray(value)) {
    const items = value.map((item) => spelled(item, dice, ambiguous));
    return items.length > 0
      ? `[${items.map((item) => spaced(item, dice)).join(",")}]`
      : `[${blank(dice)}]`;
  }
  if (typeof value === "object" && value !== null) {
    return object(value, dice, ambiguous);
  }
  return String(value);
}

function number(value: number, dice: Dice): string {
  const plain = String(value);
  const ends = ["", "", "", ".0", "e0", "E+00", ".000e-0"] as const;
  return /^-?\d+$/.test(plain) ? plain + dice.pick(ends) : plain;
}

function object(value: object, dice: Dice, ambiguous: boolean): string {
  const own: (readonly [string, unknown])[] =
    value instanceof Map ? [...value] : Object.entries(value);
  const others = dice.oneIn(8)
    ? dice.some(3, () => [dice.pick(names), anyValue(dice)] as const)
    : [];
  const twice = own
    .filter(() => ambiguous && dice.oneIn(40))
    .map(([name]) => [name, anyValue(dice)] as const);
  const known = new Set(own.map(([name]) => name));
  const all = [
    ...twice,
    ...own,
    ...others.filter(([name]) => ambiguous || !known.has(name)),
  ];
  const members = (dice.oneIn(4) ? dice.shuffled(all) : all).map(
    ([name, value]) => {
      const key = ambiguous ? text(name, dice) : JSON.stringify(name);
      const member = [key, spelled(value, dice, ambiguous)];
      return member.map((part) => spaced(part, dice)).join(":");
    },
  );
  return members.length > 0 ? `{${members.join(",")}}` : `{${blank(dice)}}`;
}

/** A text with escapes where JSON needs them, or somewhere, or everywhere. */
function text(value: string, dice: Dice): string {
  const plain = JSON.stringify(value);
  const how = dice.below(12);
  if (how < 10) return plain;
  const escaped = Array.from({ length: value.length }, (_, at) => {
    const unit = value.charAt(at);
    // A half of a pair cannot stand alone in UTF-8.
    const isHalf = /[\ud800-\udfff]/.test(unit);
    return how === 11 || isHalf || dice.oneIn(4)
      ? escape(unit, dice)
      : JSON.stringify(unit).slice(1, -1);
  });
  return `"${escaped.join("")}"`;
}

function escape(unit: string, dice: Dice): string {
  if (unit === "/" && dice.oneIn(2)) return "\\/";
  const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${dice.oneIn(2) ? code.toUpperCase() : code}`;
}

/** Blanks around, mostly none. */
export function spaced(text: string, dice: Dice): string {
  return dice.oneIn(10) ? `${blank(dice)}${text}${blank(dice)}` : text;
}

function blank(dice: Dice): string {
  return dice.pick(["", " ", "\n", "\r\n\t ", " ".repeat(70)]);
}
