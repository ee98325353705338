import {
  hasPlaceholder,
  knownEnd,
  knownStart,
  mapKnown,
  placeholderNames,
} from "../../placeholder";
import { unknownFrom } from "../values";
import { textArg, type Functions } from "./arguments";
import { replaceAll } from "./regexes";

/** Functions of texts that can often answer beside a placeholder. */
export const openTexts: Functions = {
  endswith: (args) => {
    const [text, end] = [textArg(args, 0), textArg(args, 1)];
    return endsWith(text, end) ?? unknownFrom("endswith", text, end);
  },
  startswith: (args) => {
    const [text, start] = [textArg(args, 0), textArg(args, 1)];
    return startsWith(text, start) ?? unknownFrom("startswith", text, start);
  },
  strcontains: (args) => {
    const [text, part] = [textArg(args, 0), textArg(args, 1)];
    if (text.includes(part)) return true;
    return isOpen(text, part) ? unknownFrom("strcontains", text, part) : false;
  },
  trimprefix: (args) => {
    const [text, start] = [textArg(args, 0), textArg(args, 1)];
    const found = startsWith(text, start);
    if (found === undefined) return unknownFrom("trimprefix", text, start);
    return found ? text.slice(start.length) : text;
  },
  trimsuffix: (args) => {
    const [text, end] = [textArg(args, 0), textArg(args, 1)];
    const found = endsWith(text, end);
    if (found === undefined) return unknownFrom("trimsuffix", text, end);
    return found ? text.slice(0, text.length - end.length) : text;
  },
  trimspace: (args) => {
    const text = textArg(args, 0);
    return isOpen(text) && !identifiersOnly(text)
      ? unknownFrom("trimspace", text)
      : text.trim();
  },
  lower: (args) => {
    const text = textArg(args, 0);
    return isOpen(text) && !identifiersOnly(text)
      ? unknownFrom("lower", text)
      : mapKnown(text, (part) => part.toLowerCase());
  },
  split: (args) => {
    const [separator, text] = [textArg(args, 0), textArg(args, 1)];
    if (isOpen(text, separator) && !cutsBeside(text, separator)) {
      return unknownFrom("split", separator, text);
    }
    return text === "" ? [""] : text.split(separator);
  },
  replace: (args) => {
    const [text, what, by] = [
      textArg(args, 0),
      textArg(args, 1),
      textArg(args, 2),
    ];
    const pattern = /^\/(.+)\/$/s.exec(what)?.[1];
    if (pattern !== undefined) {
      return isOpen(text, what)
        ? unknownFrom("replace", text, what, by)
        : replaceAll(text, pattern, by);
    }
    return isOpen(text, what) && !cutsBeside(text, what)
      ? unknownFrom("replace", text, what, by)
      : text.replaceAll(what, () => by);
  },
};

function isOpen(...texts: readonly string[]): boolean {
  return texts.some(hasPlaceholder);
}

/**
 * Ids of accounts, keys and organizations, regions, and random suffixes: lower-case letters,
 * digits and dashes, whatever they will be. Other placeholders may stand for any text.
 */
const IDENTIFIER = /(^|[._ ])(account|region|organization)$|_id$|\.hex$|\.dec$/;

function identifiersOnly(text: string): boolean {
  return placeholderNames(text).every((name) => IDENTIFIER.test(name));
}

/** Whether what is sought cannot be in, or reach into, what the placeholders stand for. */
function cutsBeside(text: string, sought: string): boolean {
  return (
    !hasPlaceholder(sought) &&
    /[^A-Za-z0-9-]/.test(sought) &&
    identifiersOnly(text)
  );
}

/** `undefined` where a placeholder decides. */
function startsWith(text: string, start: string): boolean | undefined {
  if (text.startsWith(start)) return true;
  const [ours, theirs] = [knownStart(text), knownStart(start)];
  const common = Math.min(ours.length, theirs.length);
  if (ours.slice(0, common) !== theirs.slice(0, common)) return false;
  return isOpen(text, start) ? undefined : false;
}

function endsWith(text: string, end: string): boolean | undefined {
  if (text.endsWith(end)) return true;
  const [ours, theirs] = [knownEnd(text), knownEnd(end)];
  const common = Math.min(ours.length, theirs.length);
  if (common > 0 && ours.slice(-common) !== theirs.slice(-common)) return false;
  return isOpen(text, end) ? undefined : false;
}
