import type { FindingKey } from "../../src/runtime/event-pipeline/finding-store";
import type {
  AlertWindow,
  WindowState,
  WindowStore,
} from "../../src/runtime/event-pipeline/window-store";
import type { Call } from "./fake-findings";

interface Entry {
  readonly files: Map<string, number>;
  told: number;
  first: readonly FindingKey[];
  latest: readonly FindingKey[];
  owner: string;
  until: number;
  closesAt: number;
}

/** Alert windows in memory: one memory, a store for each process. */
export function fakeWindows(): (call: Call) => WindowStore {
  const entries = new Map<string, Entry>();
  const nameOf = (window: AlertWindow) =>
    JSON.stringify([window.rule, window.principal, window.start]);
  return (call) => ({
    add: (window, { fileId, count, findings }) =>
      call("add", () => {
        const entry = entries.get(nameOf(window)) ?? {
          files: new Map(),
          told: 0,
          first: findings,
          latest: findings,
          owner: "",
          until: 0,
          closesAt: 0,
        };
        entries.set(nameOf(window), entry);
        if ((entry.files.get(fileId) ?? -1) < count) {
          entry.files.set(fileId, count);
          entry.latest = findings;
        }
        return stateOf(entry);
      }),
    take: (window, { owner, from, until }) =>
      call("take", () => {
        const entry = entries.get(nameOf(window));
        if (!entry) return undefined;
        const taken = entry.until <= from;
        if (taken) Object.assign(entry, { owner, until });
        return { ...stateOf(entry), taken };
      }),
    giveBack: (window, { owner }, told) => {
      const entry = entries.get(nameOf(window));
      return call(
        "give back",
        () => {
          if (entry?.owner !== owner) return;
          Object.assign(entry, { told, owner: "", until: 0 });
        },
        { rule: window.rule, findings: told - (entry?.told ?? 0) },
      );
    },
    closing: (window, at) =>
      call("closing", () => {
        const entry = entries.get(nameOf(window));
        if (entry) entry.closesAt = at;
      }),
  });
}

function stateOf({
  files,
  told,
  first,
  latest,
  until,
  closesAt,
}: Entry): WindowState {
  const count = [...files.values()].reduce((a, b) => a + b, 0);
  return { count, told, first, latest, leasedUntil: until, closesAt };
}
