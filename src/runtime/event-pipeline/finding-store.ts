import type { FindingItem } from "./contract";

/** Names a finding in the table. */
export interface FindingKey {
  readonly EventId: string;
  readonly Timestamp: string;
}

/** Where findings are kept. */
export interface FindingStore {
  /** Stores a finding, unless it is there: the first wins. */
  readonly put: (item: FindingItem) => Promise<Stored>;
  /** @returns undefined for a finding that is no longer there */
  readonly get: (key: FindingKey) => Promise<FindingItem | undefined>;
}

/** What became of a finding. */
export interface Stored {
  readonly isNew: boolean;
  /** The file that brought the finding which is there now. */
  readonly fileId: string;
}
