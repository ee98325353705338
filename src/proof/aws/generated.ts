import type { Value } from "../model";
import { later, type Compute, type Draft } from "./draft";

const all =
  (...names: readonly string[]): Compute =>
  (draft) =>
    Object.fromEntries(names.map((name) => [name, later(draft, name)]));

/** `prefix` is put before every form but the number. */
const randomId: Compute = (draft) => {
  const prefix =
    typeof draft.values["prefix"] === "string" ? draft.values["prefix"] : "";
  return Object.fromEntries(
    ["b64_std", "b64_url", "dec", "hex", "id"].map((name) => [
      name,
      (name === "id" ? "" : prefix) + later(draft, name),
    ]),
  );
};

const kept = (draft: Draft, name: string): Value => draft.values[name] ?? null;

/** What other providers make up: random texts, times, archives. */
export const generated: Readonly<Record<string, Compute>> = {
  random_id: randomId,
  random_integer: all("id"),
  random_password: all("result", "bcrypt_hash"),
  random_pet: all("id"),
  random_string: all("id", "result"),
  random_uuid: all("id", "result"),
  null_resource: all("id"),
  time_static: all("id", "rfc3339"),
  time_sleep: all("id"),
  terraform_data: (draft) => ({
    id: later(draft, "id"),
    output: kept(draft, "input"),
  }),
  archive_file: all(
    "id",
    "output_base64sha256",
    "output_md5",
    "output_sha",
    "output_sha256",
  ),
};
