import { hasPlaceholder, readable } from "../placeholder";
import {
  contains,
  parseAddress,
  type Network,
} from "../../pattern/event-bridge/address";
import { doubt, type Outcome } from "./outcome";

/** Compares a value of a policy with one of the request. */
export type Comparison = (wanted: string, found: string) => Outcome;

/** Compares what both read as; what does not read as anything matches nothing. */
function comparing<W, F>(
  readWanted: (text: string) => W | undefined,
  readFound: (text: string) => F | undefined,
  compare: (wanted: W, found: F) => boolean,
): Comparison {
  return (wantedText, foundText) => {
    if (hasPlaceholder(wantedText) || hasPlaceholder(foundText)) {
      return doubt(
        `it is not known whether "${readable(foundText)}" satisfies "${readable(wantedText)}"`,
      );
    }
    const [wanted, found] = [readWanted(wantedText), readFound(foundText)];
    return (
      wanted !== undefined && found !== undefined && compare(wanted, found)
    );
  };
}

type Order = (wanted: number, found: number) => boolean;

/** Whole numbers or decimals, in this order. */
export const numeric = (order: Order): Comparison =>
  comparing(number, number, order);

/** Times, in this order. */
export const date = (order: Order): Comparison => comparing(time, time, order);

/** `true` or `false`, in any case. */
export const boolean: Comparison = comparing(
  truth,
  truth,
  (wanted, found) => wanted === found,
);

/** Bytes, in base64. */
export const binary: Comparison = comparing(bytes, bytes, (wanted, found) =>
  wanted.equals(found),
);

/** An address of a network. */
export const ipAddress: Comparison = comparing(network, parseAddress, contains);

function number(text: string): number | undefined {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)
    ? Number(text)
    : undefined;
}

/** A time in seconds: ISO 8601 as W3C profiles it, or seconds since 1970, which have more digits than a year. */
function time(text: string): number | undefined {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text);
  if (
    !/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/i.test(
      text,
    )
  ) {
    return undefined;
  }
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

function truth(text: string): boolean | undefined {
  return /^true$/i.test(text)
    ? true
    : /^false$/i.test(text)
      ? false
      : undefined;
}

function bytes(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, "base64")
    : undefined;
}

/** A network in CIDR notation; an address alone is a network of itself. */
function network(text: string): Network | undefined {
  const [, address = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const parsed = parseAddress(address);
  if (parsed === undefined) return undefined;
  const prefix = length === undefined ? parsed.bits : Number(length);
  return prefix > parsed.bits ? undefined : { ...parsed, prefix };
}
