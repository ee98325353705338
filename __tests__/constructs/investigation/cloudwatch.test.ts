import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  AuditBucket,
  DeadLetterQueue,
  DefaultEventBus,
  EncryptionKey,
  EventPipeline,
  EventRule,
  LogGroup,
  TrailIdentity,
  Tripwire,
} from "../../../src/constructs";
import {
  SavedInsightsQueries,
  SecurityDashboard,
} from "../../../src/constructs/investigation";
import { monitoredEvents } from "../../../src/rule/monitored-events";
import { all, only, rule, shorten, synth } from "../synth";

jest.mock("../../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

const addLogGroup = (stack: TerraformStack) =>
  new LogGroup(stack, "log_group", { name: "/acme/cloudtrail" });

/** Everything that a dashboard can show. */
function everything(stack: TerraformStack) {
  const logGroup = addLogGroup(stack);
  const encryption = new EncryptionKey(stack, "key", {
    alias: "a",
    description: "d",
  });
  const topic = new AlertTopic(stack, "topic", { name: "alerts", encryption });
  const tripwires = (["low", "critical"] as const).map(
    (severity) =>
      new Tripwire(stack, severity, {
        rule: rule({ id: `is-${severity}`, severity }),
        logGroup,
        namespace: "acme/Security",
        actions: [topic],
        alarmName: severity,
      }),
  );
  const eventRules = [
    new EventRule(stack, "event", {
      rule: rule({ id: "event-rule" }),
      bus: DefaultEventBus.of(stack),
      actions: [topic],
      deadLetters: new DeadLetterQueue(stack, "undelivered", {
        name: "undelivered",
        actions: [topic],
        encryption,
      }),
      name: "acme-event-rule",
    }),
  ];
  const pipeline = new EventPipeline(stack, "pipeline", {
    prefix: "acme",
    bucket: new AuditBucket(stack, "logs", {
      name: "audit-logs",
      writer: new TrailIdentity(stack, { name: "main" }),
    }),
    topic,
    events: monitoredEvents([rule()], () => true),
  });
  return { logGroup, tripwires, eventRules, pipeline };
}

type Widget = Record<"x" | "y" | "width" | "height", number> & {
  readonly type: string;
  readonly properties: Record<string, unknown>;
};

function widgetsOf(
  choose: (parts: ReturnType<typeof everything>) => object,
): readonly Widget[] {
  const document = synth((stack) => {
    new SecurityDashboard(stack, "dashboard", {
      name: "acme",
      ...choose(everything(stack)),
    });
  });
  const { dashboard_body: body } = only(document, "aws_cloudwatch_dashboard");
  return JSON.parse(shorten(String(body))).widgets;
}

const widgets = widgetsOf((parts) => parts);
const titled = (title: string) =>
  widgets.find(({ properties }) => properties["title"] === title)?.properties;

describe("the dashboard", () => {
  test("shows alarms by severity, the worst first, and none without alarms", () => {
    const alarms = widgets.filter(({ type }) => type === "alarm");
    expect(alarms.map(({ properties }) => properties)).toEqual(
      ["CRITICAL", "LOW"].map((title) => ({
        title,
        sortBy: "stateUpdatedTimestamp",
        alarms: ["<aws_cloudwatch_metric_alarm.arn>"],
      })),
    );
  });

  test("shows what rules match, on whatever route", () => {
    expect(titled("Matches that are counted for alarms")).toMatchObject({
      region: "<aws_region.id>",
      stat: "Sum",
      metrics: ["low", "critical"].map((severity) => [
        "acme/Security",
        "<aws_cloudwatch_log_metric_filter.name>",
        { label: `is-${severity}` },
      ]),
    });
    expect(titled("Matches that are mailed one by one")).toMatchObject({
      metrics: [
        [
          "AWS/Events",
          "MatchedEvents",
          "RuleName",
          "acme-event-rule",
          { label: "event-rule" },
        ],
      ],
    });
  });

  test("asks the trail's log group who does what", () => {
    const logs = widgets.filter(({ type }) => type === "log");
    expect(logs).toHaveLength(4);
    for (const { properties } of logs) {
      expect(properties["query"]).toMatch(
        /^SOURCE '<aws_cloudwatch_log_group\.name>' \| fields coalesce\(.*\) as principal\n\| .*\n\| limit 20$/s,
      );
    }
  });

  test("shows the metrics that the pipeline's function writes", () => {
    expect(titled("Read and found")).toMatchObject({
      metrics: [
        [
          "Trailwire",
          "FilesRead",
          "service",
          "<aws_lambda_function.function_name>",
          { label: "log files" },
        ],
        [
          "Trailwire",
          "EventsRead",
          "service",
          expect.anything(),
          { label: "events" },
        ],
        [
          "Trailwire",
          "FindingsStored",
          "service",
          expect.anything(),
          { label: "findings" },
        ],
        [
          "Trailwire",
          "AlertsSent",
          "service",
          expect.anything(),
          { label: "alerts" },
        ],
      ],
    });
    expect(titled("Waiting")).toMatchObject({ stat: "Maximum" });
  });

  test("has no two parts in one place, and none outside of the grid", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_, n) => `${x + (n % width)},${y + Math.floor(n / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of widgets)
      expect(x + width).toBeLessThanOrEqual(24);
  });

  test("leaves out what there is not", () => {
    const types = new Set(
      widgetsOf(({ logGroup }) => ({ logGroup })).map(({ type }) => type),
    );
    expect([...types]).toEqual(["text", "log"]);
    expect(() => widgetsOf(() => ({}))).toThrow(
      'the dashboard "stack/dashboard" has nothing to show: expected tripwires, eventRules, a logGroup or a pipeline',
    );
  });
});

describe("saved Logs Insights queries", () => {
  test("are in folders by what they were made from, over the trail's log group", () => {
    let refused: readonly string[] = [];
    const document = synth((stack) => {
      const queries = new SavedInsightsQueries(stack, "queries", {
        folder: "acme",
        logGroup: addLogGroup(stack),
        rules: [
          rule(),
          rule({
            id: "no-words",
            pattern: {
              kind: "text",
              selector: [
                { kind: "key", name: "resources" },
                { kind: "any-element" },
                { kind: "key", name: "ARN" },
              ],
              operator: "=",
              value: "a",
            },
          }),
        ],
        hunts: [
          { id: "a", title: "A", question: "?", sql: "", insights: "limit 1" },
          { id: "b", title: "B", question: "?", sql: "" },
        ],
      });
      refused = queries.refused.map(({ rule }) => rule.id);
    });
    expect(all(document, "aws_cloudwatch_query_definition")).toMatchObject([
      {
        name: "acme/rules/trail-stopped",
        log_group_names: [
          expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.name\}$/),
        ],
        query_string: expect.stringContaining(
          '\n| filter eventName = "StopLogging"\n',
        ),
      },
      { name: "acme/hunts/a", query_string: "limit 1\n" },
    ]);
    expect(refused).toEqual(["no-words"]);
  });
});
