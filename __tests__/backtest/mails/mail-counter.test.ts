import fc from "fast-check";
import { ruleById } from "../../../rules";
import {
  mailCounter,
  type MailCounterState,
} from "../../../src/backtest/mails/mail-counter";
import {
  type MailRoute,
  ownMailRoutes,
} from "../../../src/backtest/mails/mail-route";
import { runs } from "../../support/runs";

/** Who did something where, and how many minutes after 1970. */
type Told = readonly [minute: number, principal?: string, region?: string];

function counted(route: MailRoute, told: readonly Told[]) {
  const counter = mailCounter(route);
  for (const [minute, principal = "alice", region = "us-east-1"] of told) {
    counter.add({ principal, region }, minute * 60_000);
  }
  return counter;
}

const alarm = (threshold: number, minutes = 5): MailRoute => ({
  kind: "metric",
  threshold,
  period: 60 * minutes,
});
const event = { kind: "event" } as const;
const pipeline = { kind: "pipeline" } as const;

const storm = Array.from({ length: 40 }, (_, n): Told => [n / 60]);
const heard = { kind: "event", regions: ["us-east-1"] } as const;

test.each<[string, MailRoute, readonly Told[], number]>([
  ["an event rule tells each event", event, storm, 40],
  ["the pipeline tells a storm once", pipeline, storm, 1],
  [
    "the pipeline tells each caller and quarter",
    pipeline,
    [[1], [14], [15], [1, "bob"]],
    3,
  ],
  ["an event of a region that is heard", heard, [[0, "a", "us-east-1"]], 1],
  ["an event of one that is not", heard, [[0, "a", "eu-west-1"]], 0],
  ["an alarm goes off once in a storm", alarm(20), storm, 1],
  ["an alarm does not go off below its threshold", alarm(41), storm, 0],
  ["it counts all callers together", alarm(2), [[0], [1, "bob"]], 1],
  ["it stays in alarm while matches keep coming", alarm(1), [[0], [5]], 1],
  ["it is OK again after a period without", alarm(1), [[0], [6]], 2],
  ["its period has no fixed beginning", alarm(2), [[4], [6]], 1],
  ["what is a period old no longer counts", alarm(2), [[0], [5]], 0],
  [
    "it may fall below its threshold while matches go on",
    alarm(2),
    [[0], [1], [6], [7]],
    2,
  ],
  ["order does not matter", alarm(2), [[7], [0], [6], [1]], 2],
  ["a period may be a day", alarm(3, 1440), [[0], [700], [1439]], 1],
])("%s", (_, route, told, mails) => {
  expect(counted(route, told).total()).toBe(mails);
});

test.each<[MailRoute, readonly Told[], Record<string, number>]>([
  [event, [[0], [0], [0, "bob"]], { alice: 2, bob: 1, eve: 0 }],
  [pipeline, [[0], [0], [20], [0, "bob"]], { alice: 2, bob: 1, eve: 0 }],
  // Who did most in the minute when it goes off; of equals, the first by name.
  [alarm(1), [[0, "bob"], [0], [60]], { alice: 2, bob: 0, eve: 0 }],
  [alarm(3), [[0], [1, "bob"], [1, "bob"], [1]], { alice: 0, bob: 1 }],
])("%j: a caller's own", (route, told, saved) => {
  const counter = counted(route, told);
  for (const [principal, mails] of Object.entries(saved)) {
    expect([principal, counter.of(principal)]).toEqual([principal, mails]);
  }
});

test("counts matches that nobody hears apart", () => {
  const told: readonly Told[] = [[0, "a", "eu-west-1"], [0]];
  expect(counted(heard, told).unheard).toBe(1);
  expect(counted(event, told).unheard).toBe(0);
  expect(counted(alarm(1), told).unheard).toBe(0);
  const nowhere = mailCounter(heard);
  nowhere.add({ principal: "a", region: undefined }, 0);
  expect([nowhere.total(), nowhere.unheard]).toEqual([1, 0]);
});

test("a rule's own routes: an alarm as it is set, an event of any region", () => {
  expect(ownMailRoutes(ruleById("secrets-read-by-person"))).toEqual([
    { kind: "metric", threshold: 3, period: 300 },
  ]);
  expect(ownMailRoutes(ruleById("access-key-created"))).toEqual([event]);
});

/** Every minute by itself, as CloudWatch does. */
function simulated(threshold: number, period: number, told: readonly Told[]) {
  let alarms = 0;
  let isAlarm = false;
  for (let now = 0; now <= 60; now += 1) {
    const sum = told.filter(([at]) => at > now - period && at <= now).length;
    if (sum >= threshold && !isAlarm) alarms += 1;
    isAlarm = sum >= threshold;
  }
  return alarms;
}

const anyTold = fc.array(
  fc.tuple(fc.nat(50), fc.constantFrom("alice", "bob", "eve")),
  { maxLength: 40 },
);

test("an alarm goes off as often as one that is looked at every minute", () => {
  fc.assert(
    fc.property(
      anyTold,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(1, 5, 10),
      (told, threshold, period) => {
        const counter = counted(alarm(threshold, period), told);
        const all = simulated(threshold, period, told);
        expect(counter.total()).toBe(all);
        const callers = ["alice", "bob", "eve"].map((who) => counter.of(who));
        expect(callers.reduce((sum, count) => sum + count)).toBe(all);
      },
    ),
    runs(100),
  );
});

test("goes on from its state", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(event, heard, pipeline, alarm(1), alarm(3)),
      anyTold,
      anyTold,
      (route, before, after) => {
        // As a file holds it.
        const state: MailCounterState = JSON.parse(
          JSON.stringify(counted(route, before).state()),
        );
        const resumed = mailCounter(route, state);
        for (const [minute, principal] of after) {
          resumed.add({ principal, region: "eu-west-1" }, minute * 60_000);
        }
        const whole = counted(route, before);
        for (const [minute, principal] of after) {
          whole.add({ principal, region: "eu-west-1" }, minute * 60_000);
        }
        expect(resumed.state()).toEqual(whole.state());
        expect(resumed.total()).toBe(whole.total());
        expect(resumed.unheard).toBe(whole.unheard);
      },
    ),
    runs(50),
  );
});

test("alarms are exact up to 8,192 minutes, then within some percent, in any order", () => {
  const some = Array.from({ length: 20_000 }, (_, n): Told => [7 * n]);
  expect(counted(alarm(1), some.slice(0, 8_192)).total()).toBe(8_192);
  const mails = counted(alarm(1), some).total();
  expect(mails).toBeGreaterThan(0.9 * some.length);
  expect(mails).toBeLessThan(1.1 * some.length);
  expect(counted(alarm(1), some.toReversed()).total()).toBe(mails);
});

test("however many callers a minute has, its memory is small", () => {
  const crowd = Array.from({ length: 5_000 }, (_, n): Told => [0, `p${n}`]);
  const counter = counted(alarm(1), crowd);
  expect(counter.total()).toBe(1);
  expect(JSON.stringify(counter.state()).length).toBeLessThan(1_000);
});
