import type { Clients } from "../clients";
import type { MeantResource } from "../meant";

/**
 * Reads a resource back from AWS, in the words of the Terraform arguments. It may tell more than
 * was asked for. A resource that is not there is an error.
 */
export type Reader = (
  clients: Clients,
  resource: MeantResource,
) => Promise<Readonly<Record<string, unknown>>>;

/** Readers by resource type. */
export type Readers = Readonly<Record<string, Reader>>;

/**
 * An AWS answer with its names as Terraform writes them: `KMSMasterKeyID` becomes `kms_master_key_id`.
 * The provider's arguments are, with few exceptions, named that way.
 */
export function snakeCase(answer: object = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
        .toLowerCase(),
      nested(value),
    ]),
  );
}

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  return typeof value === "object" && value !== null ? snakeCase(value) : value;
}

/** An argument as text, for a name that is needed to find the resource. */
export function text({ args, address }: MeantResource, name: string): string {
  const value = args[name];
  if (typeof value !== "string") {
    throw new Error(
      `got ${JSON.stringify(value)} as ${name} of ${address}, expected a string`,
    );
  }
  return value;
}
