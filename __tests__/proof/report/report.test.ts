import { ruleById } from "../../../rules";
import type { Link } from "../../../src/proof/path";
import { placeholder } from "../../../src/proof/placeholder";
import {
  problemsOf,
  type Proof,
  type ProvedPath,
} from "../../../src/proof/proof";
import { faultLines } from "../../../src/proof/report/fault-lines";
import { mermaid } from "../../../src/proof/report/mermaid";
import { pathName } from "../../../src/proof/report/path-name";
import { proofData } from "../../../src/proof/report/proof-data";
import { link } from "../run/configuration";

const TOPIC = "aws_sns_topic.alerts";

const deaf: Link = {
  ...link("alarm -> topic", "aws_cloudwatch_metric_alarm.root", TOPIC),
  verdict: "broken",
  problems: [
    {
      id: "topic-policy",
      at: "aws_sns_topic_policy.alerts",
      argument: "policy",
      what: `nobody may publish to ${placeholder("arn")}`,
      mend: 'allow "cloudwatch.amazonaws.com"',
    },
  ],
  notes: ["a note"],
};

const broken: ProvedPath = {
  route: "metric",
  detector: "aws_cloudwatch_log_metric_filter.root",
  outcome: "broken",
  stoppedAt: deaf,
  links: [
    link("filter -> alarm", "aws_cloudwatch_log_metric_filter.root", deaf.from),
    deaf,
  ],
  run: {
    recognised: { rule: ruleById("root-usage"), by: "named" },
    tried: 5,
    caught: 5,
    catches: ["root-usage"],
  },
  place: { file: "alerts.tf", line: 3 },
};

const delivered = (name: string): ProvedPath => {
  const detector = `aws_cloudwatch_event_rule.${name}`;
  return {
    route: "event",
    detector,
    outcome: "delivered",
    links: [link("rule -> target", detector, TOPIC)],
  };
};

const proof: Proof = {
  outcome: "broken",
  paths: [broken, delivered("a"), delivered("b")],
  unknowns: [
    {
      address: "var.region",
      reason: "it has no value",
      place: { file: "variables.tf" },
    },
  ],
  places: new Map([
    ["aws_sns_topic_policy.alerts", { file: "alerts.tf", line: 9 }],
  ]),
};

test("the JSON has this shape, with null for what does not apply", () => {
  const [first, ...others] = proofData(proof).paths;
  expect(proofData({ ...proof, paths: [] })).toEqual({
    verdict: "broken",
    summary: { delivered: 0, broken: 0, unknown: 0 },
    missing: null,
    paths: [],
    unknowns: [
      {
        address: "var.region",
        argument: null,
        reason: "it has no value",
        place: { file: "variables.tf", line: null },
      },
    ],
  });
  expect(first).toEqual({
    route: "metric",
    detector: "aws_cloudwatch_log_metric_filter.root",
    place: { file: "alerts.tf", line: 3 },
    rule: {
      id: "root-usage",
      title: "The root user was used",
      severity: "critical",
      recognisedBy: "named",
    },
    verdict: "broken",
    stoppedAt: "alarm -> topic",
    links: [
      {
        kind: "filter -> alarm",
        from: "aws_cloudwatch_log_metric_filter.root",
        to: "aws_cloudwatch_metric_alarm.root",
        verdict: "holds",
        problems: [],
        doubts: [],
        notes: [],
      },
      {
        kind: "alarm -> topic",
        from: "aws_cloudwatch_metric_alarm.root",
        to: TOPIC,
        verdict: "broken",
        problems: [
          {
            id: "topic-policy",
            at: "aws_sns_topic_policy.alerts",
            orAt: [],
            argument: "policy",
            place: { file: "alerts.tf", line: 9 },
            what: "nobody may publish to <arn>",
            mend: 'allow "cloudwatch.amazonaws.com"',
          },
        ],
        doubts: [],
        notes: ["a note"],
      },
    ],
    run: { tried: 5, caught: 5, catches: ["root-usage"], ordinary: null },
  });
  expect(others[0]).toMatchObject({
    place: null,
    rule: null,
    stoppedAt: null,
    run: null,
  });
  expect(JSON.stringify(proofData(proof))).not.toMatch(/undefined|\ufdd0/);
});

test("the diagram draws what is broken by itself and what is delivered together", () => {
  expect(mermaid(proof)).toBe(
    `flowchart LR
  n0["aws_cloudwatch_log_metric_filter.root"]
  n1["aws_cloudwatch_metric_alarm.root"]
  n2["aws_sns_topic.alerts"]
  n3["2 paths: event rules"]
  n0 --> n1
  n1 --x|"topic-policy"| n2
  n3 --> n2
  linkStyle 1 stroke:#b3261e,stroke-width:3px
`,
  );
});

test("no text gets out of its quotes in the diagram", () => {
  const path = delivered('a["\n#quot;<b>"]');
  const lines = mermaid({ ...proof, paths: [path] }).split("\n");
  expect(lines[1]).toBe(
    '  n0["aws_cloudwatch_event_rule.a[#34;#10;#35;quot;#60;b#62;#34;]"]',
  );
});

test("a fault is told once, however many alerts it stops", () => {
  const twice = { ...proof, paths: [broken, { ...broken, detector: "other" }] };
  expect(problemsOf(twice.paths)).toEqual(deaf.problems);
  expect(faultLines(twice)).toBe(
    `broken link: alarm -> topic
  aws_sns_topic_policy.alerts: policy: nobody may publish to <arn>
  mend: allow "cloudwatch.amazonaws.com"`,
  );
});

test("a path is called after the rule that it carries, not after one that it resembles", () => {
  const { run } = broken;
  if (run?.recognised === undefined) throw new Error("expected a rule");
  expect(pathName(broken)).toBe("root-usage");
  const likely = {
    ...run,
    recognised: { ...run.recognised, by: "likely" as const },
  };
  expect(pathName({ ...broken, run: likely })).toBe(broken.detector);
});
