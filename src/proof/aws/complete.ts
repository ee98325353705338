import { Unknown, type Value, type ValueMap } from "../model";
import { isOpen, mapOf } from "../terraform/values";
import type { Compute, Draft } from "./draft";
import { generated } from "./generated";
import { identity } from "./identity";
import { lookedUp } from "./looked-up";
import { messaging } from "./messaging";
import { monitoring } from "./monitoring";
import { storage } from "./storage";

const managed = new Map<string, Compute>(
  [storage, identity, monitoring, messaging, generated].flatMap((table) =>
    Object.entries(table),
  ),
);
const data = new Map<string, Compute>(Object.entries(lookedUp));

/** The resource's arguments together with what AWS or the provider will add to them. */
export function complete(draft: Draft, mode: "managed" | "data"): ValueMap {
  const compute = (mode === "data" ? data : managed).get(draft.type);
  const added = compute?.(draft) ?? {};
  return mapOf([
    ...Object.entries(draft.values),
    ...Object.entries(added).filter(([name, value]) => {
      const given = draft.values[name] ?? null;
      return given === null || (isOpen(given) && !(value instanceof Unknown));
    }),
  ]);
}

/** An attribute that neither the arguments nor `complete` give. */
export function openAttribute(
  resource: { readonly address: string },
  name: string,
): Value {
  return new Unknown("known only after apply", `${resource.address}.${name}`);
}
