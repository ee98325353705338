import { Unknown, type Value } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import {
  EvaluationError,
  isList,
  isOpen,
  toNumber,
  toText,
  unknownFrom,
} from "../values";
import { anyArg, textArg, type Functions } from "./arguments";
import { encodeJson } from "./json";

/** `format` and `formatlist`: what is unknown becomes a placeholder in the text. */
export const formats: Functions = {
  format: (args) => {
    const form = anyArg(args, 0);
    return isOpen(form)
      ? unknownFrom("format", ...args)
      : format(textArg(args, 0), args.slice(1));
  },
  formatlist: (args) => {
    const unknown = args.find((arg) => arg instanceof Unknown);
    if (unknown !== undefined) return unknownFrom("formatlist", ...args);
    const lists = args.filter(isList);
    const [first] = lists;
    if (first === undefined) return format(textArg(args, 0), args.slice(1));
    if (lists.some(({ length }) => length !== first.length)) {
      throw new EvaluationError("expected lists of one length");
    }
    return first.map((_, n) => {
      const [form, ...values] = args.map((arg) =>
        isList(arg) ? (arg[n] ?? null) : arg,
      );
      return format(toText(form ?? null), values);
    });
  },
};

const VERB = /%(%|([-+ #0]*)(\d+|\*)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;

function format(form: string, values: readonly Value[]): string {
  let next = 0;
  return form.replace(
    VERB,
    (
      all: string,
      _: string,
      flags: string | undefined,
      width: string | undefined,
      precision: string | undefined,
      index: string | undefined,
      verb: string | undefined,
    ) => {
      if (verb === undefined) return "%";
      if (index !== undefined) next = Number(index) - 1;
      const value = values[next];
      next += 1;
      if (value === undefined) {
        throw new EvaluationError(`${all} has no argument`);
      }
      if (
        width === "*" ||
        Number(width ?? 0) > 1000 ||
        Number(precision ?? 0) > 1000
      ) {
        throw new EvaluationError(`${all} is too wide`);
      }
      return pad(
        written(verb, value, precision, flags ?? ""),
        flags ?? "",
        width,
      );
    },
  );
}

function written(
  verb: string,
  value: Value,
  precision: string | undefined,
  flags: string,
): string {
  switch (verb) {
    case "s":
      return cut(toText(value), precision);
    case "v":
      return typeof value === "object" && !(value instanceof Unknown)
        ? encodeJson(value)
        : toText(value);
    case "q":
      return value instanceof Unknown
        ? `"${toText(value)}"`
        : encodeJson(toText(value));
    case "t":
      return toText(value);
    default:
      return numeric(verb, toNumber(value), precision, flags);
  }
}

function numeric(
  verb: string,
  value: number | Unknown,
  precision: string | undefined,
  flags: string,
): string {
  if (value instanceof Unknown) return toText(value);
  const sign = flags.includes("+") && value >= 0 ? "+" : "";
  const whole = () => {
    if (!Number.isInteger(value)) {
      throw new EvaluationError(`expected a whole number, got ${value}`);
    }
    return value;
  };
  const digits = Math.min(Number(precision ?? 6), 100);
  switch (verb) {
    case "d":
      return sign + toText(whole());
    case "b":
      return sign + whole().toString(2);
    case "o":
      return sign + whole().toString(8);
    case "x":
      return sign + whole().toString(16);
    case "X":
      return sign + whole().toString(16).toUpperCase();
    case "f":
      return sign + value.toFixed(digits);
    case "e":
      return (
        sign + value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2")
      );
    case "g":
      return sign + String(value);
    default:
      throw new EvaluationError(`%${verb} is not a verb of format`);
  }
}

function cut(text: string, precision: string | undefined): string {
  if (precision === undefined) return text;
  if (hasPlaceholder(text)) return toText(unknownFrom(`%.${precision}s`, text));
  return [...text].slice(0, Number(precision)).join("");
}

function pad(text: string, flags: string, width: string | undefined): string {
  if (width === undefined) return text;
  if (hasPlaceholder(text))
    return toText(unknownFrom(`%${flags}${width}`, text));
  if (flags.includes("-")) return text.padEnd(Number(width));
  if (!flags.includes("0")) return text.padStart(Number(width));
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  return (
    sign + text.slice(sign.length).padStart(Number(width) - sign.length, "0")
  );
}
