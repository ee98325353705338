/** An IP address as a number, with the length of its kind in bits. */
export interface Address {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

/** Addresses that begin with the same bits: `192.0.2.0/24`. */
export interface Network extends Address {
  readonly prefix: number;
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;

/** The address that a text spells, or undefined where it spells none. */
export function parseAddress(text: string): Address | undefined {
  if (IPV4.test(text)) return fromParts(text.split("."), 10, 8);
  if (!IPV6.test(text)) return undefined;
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const before = head === "" ? [] : head.split(":");
  if (tail === undefined) {
    return before.length === 8 ? fromParts(before, 16, 16) : undefined;
  }
  const after = tail === "" ? [] : tail.split(":");
  const missing = 8 - before.length - after.length;
  return missing < 1
    ? undefined
    : fromParts(
        [...before, ...Array<string>(missing).fill("0"), ...after],
        16,
        16,
      );
}

function fromParts(
  parts: readonly string[],
  radix: 10 | 16,
  width: 8 | 16,
): Address | undefined {
  const numbers = parts.map((part) => parseInt(part, radix));
  // A part that is empty is not a number; neither it nor one too large is below the bound.
  if (!numbers.every((number) => number < 2 ** width)) return undefined;
  return {
    value: numbers.reduce(
      (value, number) => (value << BigInt(width)) + BigInt(number),
      0n,
    ),
    bits: width === 8 ? 32 : 128,
  };
}

/** The network that a text in CIDR notation spells; a whole address after the slash is refused as AWS does. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const parsed = parseAddress(address);
  const prefix = Number(length);
  return parsed === undefined || prefix >= parsed.bits
    ? undefined
    : { ...parsed, prefix };
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.bits === other.bits && one.value === other.value;
}

export function contains(network: Network, address: Address): boolean {
  const rest = BigInt(network.bits - network.prefix);
  return (
    network.bits === address.bits &&
    network.value >> rest === address.value >> rest
  );
}
