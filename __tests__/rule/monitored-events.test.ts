import { rules } from "../../rules";
import { compile, limits, render } from "../../src/pattern";
import { excluding } from "../../src/rule/exclude";
import {
  monitoredEvents,
  MonitoredEventsError,
  readMonitoredEvents,
} from "../../src/rule/monitored-events";
import type { Rule } from "../../src/rule/rule";

const records = rules.flatMap(({ matches, ignores }) => [
  ...Object.values(matches),
  ...Object.values(ignores),
]);
const overlooked = {
  roles: Array.from({ length: 30 }, (_, n) => `teams/deployer-number-${n}`),
  principals: ["arn:aws:iam::123456789012:user/a*"],
  services: ["cloudformation.amazonaws.com"],
  addresses: ["192.0.2.10"],
};

const event = {
  id: "a",
  title: "A",
  description: "A.",
  severity: "low",
  runbook: ["Look."],
  pattern: '{ $.eventName = "A" }',
  alert: true,
};

test.each<[what: string, rules: readonly Rule[]]>([
  ["every rule", rules],
  ["every rule with exclusions", rules.map((r) => excluding(r, overlooked))],
])(
  "%s, written and read, matches the same of all rules' cases",
  (_what, rules) => {
    const file = monitoredEvents(rules, ({ severity }) => severity !== "info");
    const events = readMonitoredEvents(JSON.stringify(file));
    expect(events.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const wrong = events.flatMap((event, n) => {
      const rule = rules[n];
      if (rule === undefined) return [event.id];
      const expected = compile(rule.pattern);
      const matches = compile(event.pattern);
      return records.some((record) => matches(record) !== expected(record))
        ? [event.id]
        : [];
    });
    expect(wrong).toEqual([]);
  },
);

test("a pattern may be longer than a filter's", () => {
  const [rule] = rules.map((rule) => excluding(rule, overlooked));
  const { events } = monitoredEvents(rule ? [rule] : [], () => true);
  expect(events[0]?.pattern.length).toBeGreaterThan(limits.length);
  const [read] = readMonitoredEvents(JSON.stringify({ version: 1, events }));
  expect(read).toEqual({ ...events[0], pattern: rule?.pattern });
});

test("a pattern may have more regular expressions and wildcards than a filter's", () => {
  const pattern = [
    ...["a", "b", "c"].map((word) => `$.userAgent = %${word}%`),
    ...["d", "e", "f", "g"].map((word) => `$.resources[*].type = "${word}"`),
  ].join(" || ");
  const text = JSON.stringify({
    version: 1,
    events: [{ ...event, pattern: `{ ${pattern} }` }],
  });
  const [read] = readMonitoredEvents(text);
  expect(read && render(read.pattern)).toBe(`{ ${pattern} }`);
});

test("an event says what an alert says, and whether there is one", () => {
  const { version, events } = monitoredEvents(
    rules,
    ({ severity }) => severity === "critical",
  );
  expect(version).toBe(1);
  expect(events.filter(({ alert }) => alert).map(({ id }) => id)).toEqual(
    rules.filter(({ severity }) => severity === "critical").map(({ id }) => id),
  );
  const { title, description, severity, runbook } = rules[0] ?? {};
  expect(events[0]).toMatchObject({ title, description, severity, runbook });
});

test.each<[text: string, problem: string]>([
  ["x", "the file is not JSON: "],
  ["[]", "the file: expected an object, got []"],
  [
    '{"version":2,"events":[]}',
    "version: expected 1, of a function as new as the file, got 2",
  ],
  ['{"version":1}', "events: expected a list, got nothing"],
  ['{"version":1,"events":[1]}', "events[0]: expected an object, got 1"],
  ...Object.entries({
    title: "a text, got 7",
    description: "a text, got 7",
    id: "a text, got 7",
    pattern: "a text, got 7",
    severity: "one of critical, high, medium, low, info, got 7",
    runbook: "a list of texts, got 7",
    alert: "true or false, got 7",
  }).map(([field, problem]): [string, string] => [
    JSON.stringify({ version: 1, events: [event, { ...event, [field]: 7 }] }),
    `events[1].${field}: expected ${problem}`,
  ]),
  [
    JSON.stringify({ version: 1, events: [{ ...event, pattern: "{ $.a }" }] }),
    "events[0].pattern: expected =, !=, <,",
  ],
])("%s is refused", (text, problem) => {
  const reading = () => readMonitoredEvents(text);
  expect(reading).toThrow(MonitoredEventsError);
  expect(reading).toThrow(problem);
});
