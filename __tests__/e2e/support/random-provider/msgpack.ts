/** Stands for a value that is not known before apply. */
export const unknown = Symbol("unknown");

/** A value of an attribute, or all attributes of a resource. */
export type Value =
  | null
  | boolean
  | number
  | string
  | typeof unknown
  | { readonly [key: string]: Value };

/**
 * Terraform's MessagePack form of the values that `random_id` has: strings, whole numbers, maps of
 * strings, null and unknown.
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function encode(value: Value): Buffer {
  if (value === null) return Buffer.from([0xc0]);
  if (value === unknown) return Buffer.from([0xd4, 0, 0]);
  switch (typeof value) {
    case "boolean":
      return Buffer.from([value ? 0xc3 : 0xc2]);
    case "number": {
      const bytes = Buffer.alloc(9, 0xd3);
      bytes.writeBigInt64BE(BigInt(value), 1);
      return bytes;
    }
    case "string": {
      const text = Buffer.from(value);
      return Buffer.concat([header(0xdb, text.length), text]);
    }
    case "object": {
      const entries = Object.entries(value);
      return Buffer.concat([
        header(0xdf, entries.length),
        ...entries.flat().map(encode),
      ]);
    }
  }
}

/** The reverse of {@link encode}, which also reads the shorter forms that Terraform writes. */
export function decode(bytes: Buffer): Value {
  let offset = 0;

  function take(length: number): Buffer {
    offset += length;
    return bytes.subarray(offset - length, offset);
  }
  function integer(width: number): number {
    return take(width).readUIntBE(0, width);
  }
  function map(size: number): Value {
    return Object.fromEntries(
      Array.from({ length: size }, () => [String(next()), next()]),
    );
  }

  function next(): Value {
    const type = integer(1);
    if (type < 0x80) return type;
    if (type < 0x90) return map(type & 0x0f);
    if (type >= 0xa0 && type < 0xc0) return take(type & 0x1f).toString();
    switch (type) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return type === 0xc3;
      case 0xc7: // unknown, with what is known of it all the same
        take(integer(1) + 1);
        return unknown;
      case 0xcc:
      case 0xcd:
      case 0xce:
        return integer(2 ** (type - 0xcc));
      case 0xd3:
        return Number(take(8).readBigInt64BE());
      case 0xd4:
        take(2);
        return unknown;
      case 0xd9:
      case 0xda:
      case 0xdb:
        return take(integer(2 ** (type - 0xd9))).toString();
      case 0xde:
      case 0xdf:
        return map(integer(2 ** (type - 0xdd)));
      default:
        throw new Error(
          `got the msgpack type 0x${type.toString(16)}, expected one that random_id's attributes have`,
        );
    }
  }
  return next();
}

function header(type: number, size: number): Buffer {
  const bytes = Buffer.alloc(5, type);
  bytes.writeUInt32BE(size, 1);
  return bytes;
}
