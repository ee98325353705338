import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { unknown, type Value } from "./msgpack";

/** A resource as Terraform sends it; null where there is none, before it is made and after its end. */
export type State = Readonly<Record<string, Value>> | null;

/** What the user writes. Each of them makes a new id when it changes. */
export const inputs = {
  byte_length: "number",
  prefix: "string",
  keepers: ["map", "string"],
} as const;

/** What the provider makes: the same bytes in every form. */
export const outputs = ["id", "hex", "dec", "b64_std", "b64_url"] as const;

/** What Terraform is told before it changes anything. */
export interface Plan {
  readonly planned: State;
  /** The arguments for which the id that is there must be replaced. */
  readonly replaceFor: readonly string[];
}

/** Plans `random_id` as hashicorp/random does: a changed argument means another id. */
export function plan(prior: State, proposed: State): Plan {
  if (proposed === null) return { planned: null, replaceFor: [] };
  const changed = Object.keys(inputs).filter(
    (name) => !isDeepStrictEqual(prior?.[name], proposed[name]),
  );
  if (prior !== null && changed.length === 0) {
    return { planned: prior, replaceFor: [] };
  }
  const pending = Object.fromEntries(
    outputs.map((name) => [name, unknown] as const),
  );
  return {
    planned: { ...proposed, ...pending },
    replaceFor: prior === null ? [] : changed,
  };
}

/** Makes the planned id; whatever is known in the plan stays. */
export function apply(planned: State): State {
  if (planned === null || planned["hex"] !== unknown) return planned;
  const bytes = randomBytes(Number(planned["byte_length"]));
  const prefix = String(planned["prefix"] ?? "");
  const id = bytes.toString("base64url");
  return {
    ...planned,
    id,
    hex: prefix + bytes.toString("hex"),
    dec: prefix + BigInt(`0x${bytes.toString("hex")}`),
    b64_std: prefix + bytes.toString("base64"),
    b64_url: prefix + id,
  };
}
