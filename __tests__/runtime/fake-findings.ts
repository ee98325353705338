import type { FindingItem } from "../../src/runtime/event-pipeline/contract";
import type {
  FindingKey,
  FindingStore,
} from "../../src/runtime/event-pipeline/finding-store";

/** Findings of a rule that people are told of. */
export interface Told {
  readonly rule: string;
  readonly findings: number;
}

/** Runs an effect on a fake service, unless its fate is another. */
export type Call = <T>(
  name: string,
  effect: () => T,
  told?: Told,
) => Promise<T>;

/** The table of findings in memory. */
export function fakeFindings(
  items: Map<string, FindingItem>,
  call: Call,
): FindingStore {
  const nameOf = ({ EventId, Timestamp }: FindingKey) =>
    `${EventId} ${Timestamp}`;
  return {
    put: (item) =>
      call("put", () => {
        const old = items.get(nameOf(item));
        if (old) return { isNew: false, fileId: old.FileId };
        items.set(nameOf(item), item);
        return { isNew: true, fileId: item.FileId };
      }),
    get: (key) => call("get", () => items.get(nameOf(key))),
  };
}
