import { ruleById } from "../../rules";
import { withMailRoutes } from "../../src/cli/backtest/mail-routes";

const event = { kind: "event" };
const alarm = { kind: "metric", threshold: 1, period: 300 };
const pipeline = { kind: "pipeline" };
const onEvents = "access-key-created";
const onMetric = "vpc-changes";

test.each<[string, Record<string, unknown>, string, readonly unknown[]]>([
  ["the rule's own route", {}, onEvents, [event]],
  ["its own alarm", {}, onMetric, [alarm]],
  [
    "a threshold",
    {},
    "instances-ended-in-mass",
    [{ ...alarm, threshold: expect.any(Number) }],
  ],
  ["another route", { routes: { metric: [onEvents] } }, onEvents, [alarm]],
  ["another route", { routes: { event: [onMetric] } }, onMetric, [event]],
  ["both", { routes: { both: [onMetric] } }, onMetric, [alarm, event]],
  [
    "both for another rule",
    { routes: { both: ["root-usage"] } },
    onMetric,
    [alarm],
  ],
  ["the pipeline alone", { preset: "event-pipeline" }, onEvents, [pipeline]],
  [
    "what the pipeline only stores",
    { preset: "event-pipeline", pipeline: { mailFrom: "critical" } },
    onMetric,
    [],
  ],
  [
    "a pipeline that tells nothing twice",
    { preset: "full" },
    onEvents,
    [event],
  ],
  [
    "a pipeline that does",
    { preset: "full", pipeline: { mailAgain: true } },
    onEvents,
    [event, pipeline],
  ],
  [
    "a pipeline that is switched on",
    { features: { eventPipeline: true }, pipeline: { mailAgain: true } },
    onEvents,
    [event, pipeline],
  ],
  ["settings that are none", { routes: 3, pipeline: null }, onEvents, [event]],
])("%s: %j, %s", (_, context, id, mailRoutes) => {
  expect(withMailRoutes([ruleById(id)], context, "")).toMatchObject([
    { id, mailRoutes },
  ]);
});

const inFrankfurt = 'aws_region = "eu-central-1"';

test.each<
  [string, Record<string, unknown>, string, readonly string[] | undefined]
>([
  ["no region said yet: all", {}, "", undefined],
  [
    "home and the default",
    {},
    inFrankfurt,
    ["eu-central-1", "us-east-1", "us-east-2", "us-west-2"],
  ],
  [
    "the default home, where the file leaves it so",
    { features: { eventRegions: ["eu-west-1"] } },
    'alert_emails = ["a@example.com"]',
    ["us-east-1", "eu-west-1"],
  ],
  [
    "home and those of the settings",
    { features: { eventRegions: ["eu-west-1"] } },
    inFrankfurt,
    ["eu-central-1", "eu-west-1"],
  ],
])("events are heard in: %s", (_, context, variables, regions) => {
  const [rule] = withMailRoutes([ruleById(onEvents)], context, variables);
  expect(rule?.mailRoutes).toEqual([{ ...event, ...(regions && { regions }) }]);
});
