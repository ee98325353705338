import { globalKeys } from "./global-keys";
import type { ContextValue, Request } from "./request";

/** The keys of a request, whatever their case. */
export interface Scope {
  get(key: string): ContextValue;
}

/**
 * The keys of a request: what it says of itself, else what follows from who asks for what.
 *
 * @param account that the resource belongs to
 */
export function scopeOf(request: Request, account: string | undefined): Scope {
  const given = new Map(
    Object.entries(request.context ?? {}).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const global = globalKeys(request, account);
  return {
    get(key) {
      const name = key.toLowerCase();
      return given.has(name) ? given.get(name) : global(name);
    },
  };
}
