import type { LinkKind } from "../../../src/proof";
import type { Edit } from "./edits";
import type { Fault, Preset } from "./presets";

/** A fault as a row: its name, the change, the problem's id. */
type Row = readonly [name: string, mutate: Edit, problem?: string];

/** The faults of one link that are to be found at one address. */
export function faultsOf(
  preset: Preset,
  link: LinkKind,
  at: string,
  rows: readonly Row[],
  { either = false }: { readonly either?: boolean } = {},
): readonly Fault[] {
  return rows.map(([name, mutate, problem]) => ({
    name,
    preset,
    mutate,
    expects: { link, at, either, ...(problem !== undefined && { problem }) },
  }));
}
