import fc from "fast-check";
import { event, keyOf, reasons, rules, stored, storm, upload } from "./cases";
import type { Told } from "./fake-findings";
import { World, type Fate, type Fates } from "./world";
import { runs } from "../support/runs";

/** A log file that was decompressed, which is quicker to read. */
const log = (records: readonly unknown[]) =>
  Buffer.from(JSON.stringify({ Records: records }));

/**
 * Files of one storm, with an event that stands in two of them; one of other times and rules; one
 * that is cut off. The storm's window is told at once and closed later.
 */
const files = {
  a: log(storm(2, "a")),
  b: log([
    ...storm(3, "b"),
    event("a-1"),
    event("late", { eventTime: "2026-01-15T11:00:00Z" }),
  ]),
  c: log([event("c", { errorCode: "AccessDenied", eventName: "ListBuckets" })]),
  d: log(storm(2, "d")).subarray(0, -2),
};

function scene(): World {
  const world = new World(rules);
  for (const [name, content] of Object.entries(files)) {
    upload(world, keyOf(name), content);
  }
  return world;
}

/** How many findings of each rule people were told of. */
function sums(all: readonly Told[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { rule, findings } of all) {
    sums[rule] = (sums[rule] ?? 0) + findings;
  }
  return sums;
}

const mailsOf = ({ mails }: World): readonly Told[] =>
  mails.map(({ attributes: { Rule, Findings } }) => ({
    rule: Rule,
    findings: Findings,
  }));

/** Gives calls their fates, counted from 0 over all processes, and gathers what was told and could not be noted: the one gap that alerts.ts names. */
function fatesOf(fates: ReadonlyMap<number, Fate>) {
  let calls = 0;
  const hit: string[] = [];
  const unnoted: Told[] = [];
  const decide: Fates = (name, told) => {
    const fate = fates.get(calls++);
    if (fate === undefined) return undefined;
    hit.push(name);
    const isGap =
      (name === "publish" && fate === "crash after") ||
      (name === "give back" && fate !== "crash after");
    if (isGap && told && told.findings > 0) unnoted.push(told);
    return fate;
  };
  return { decide, hit, unnoted };
}

const quiet = scene();
beforeAll(() => quiet.drain());

test("the scene is the one that was meant", () => {
  expect(stored(quiet)).toHaveLength(17);
  expect(sums(mailsOf(quiet))).toEqual({ "trail-stopped": 8, denied: 1 });
  expect(quiet.mails).toHaveLength(4);
  expect(new Set(quiet.calls)).toEqual(
    new Set([
      "open",
      "read",
      "put",
      "add",
      "take",
      "get",
      "publish",
      "give back",
      "send",
      "closing",
      "reject",
    ]),
  );
});

test.each<Fate>(["crash before", "crash after", "error"])(
  "%s at every single call: all is found and told, and nothing twice that could be noted",
  async (fate) => {
    let gaps = 0;
    for (let n = 0; n < quiet.calls.length; n += 1) {
      const world = scene();
      const fates = fatesOf(new Map([[n, fate]]));
      await world.drain(fates.decide);
      expect(fates.hit).toHaveLength(1);
      expect(stored(world)).toEqual(stored(quiet));
      expect(new Set(reasons(world))).toEqual(new Set(reasons(quiet)));
      expect({ n, ...sums(mailsOf(world)) }).toEqual({
        n,
        ...sums([...mailsOf(quiet), ...fates.unnoted]),
      });
      gaps += fates.unnoted.length;
    }
    expect(gaps).toBe(quiet.mails.length);
  },
);

test("any three faults, soon or late redelivery, one process or four at once", async () => {
  const fate = fc.constantFrom<Fate>("crash before", "crash after", "error");
  const call = fc.nat(quiet.calls.length);
  const faults = fc.array(fc.tuple(call, fate), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      faults,
      fc.constantFrom(1_000, 30 * 60_000),
      fc.constantFrom(1, 4),
      async (faults, visibility, processes) => {
        const world = scene();
        world.visibility = visibility;
        const fates = fatesOf(new Map(faults));
        const most = processes === 1 ? 10 : 1;
        await Promise.all(
          Array.from({ length: processes }, () =>
            world.deliver(fates.decide, most),
          ),
        );
        await world.drain(fates.decide);
        expect(stored(world)).toEqual(stored(quiet));
        expect(sums(mailsOf(world))).toEqual(
          sums([...mailsOf(quiet), ...fates.unnoted]),
        );
        expect(new Set(reasons(world))).toEqual(new Set(reasons(quiet)));
      },
    ),
    runs(15),
  );
});
