import type { FindingItem } from "../../src/runtime/event-pipeline/contract";
import type {
  FindingKey,
  FindingStore,
} from "../../src/runtime/event-pipeline/finding-store";

/** Runs an effect on a fake service, unless its fate is another. */
export type Call = <T>(name: string, effect: () => T) => Promise<T>;

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
