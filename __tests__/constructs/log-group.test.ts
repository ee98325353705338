import { TerraformOutput } from "cdktf";
import {
  LogGroup,
  MetricFilter,
  RetentionVariable,
} from "../../src/constructs";
import { only, rule, synth } from "./synth";

const logGroup = (props: object) =>
  only(
    synth(
      (stack) => void new LogGroup(stack, "logs", { name: "/a", ...props }),
    ),
    "aws_cloudwatch_log_group",
  );

test("events are kept a year unless said otherwise", () => {
  expect(logGroup({})).toMatchObject({ name: "/a", retention_in_days: 365 });
  expect(logGroup({ retention: 30 })).toMatchObject({ retention_in_days: 30 });
  expect(logGroup({ retention: "forever" })).not.toHaveProperty(
    "retention_in_days",
  );
});

test("retention can be a variable, which refuses what AWS refuses", () => {
  const document = synth((stack) => {
    const retention = new RetentionVariable(stack, "days", {
      description: "Days.",
      default: 90,
    });
    new LogGroup(stack, "logs", { name: "/a", retention });
  });
  expect(only(document, "aws_cloudwatch_log_group")).toMatchObject({
    retention_in_days: "${var.days}",
  });
  expect(document.variable?.["days"]).toMatchObject({
    type: "number",
    default: 90,
    validation: [
      {
        condition: expect.stringMatching(
          /^\$\{contains\(\[1, 3, .*, 3653\], var\.days\)\}$/,
        ),
      },
    ],
  });
});

test("the streams' ARN ends in :*", () => {
  const { output } = synth((stack) => {
    const { streamsArn } = new LogGroup(stack, "logs", { name: "/a" });
    new TerraformOutput(stack, "streams", { value: streamsArn });
  });
  expect(output?.["streams"]?.["value"]).toMatch(
    /^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/,
  );
});

test("the 101st filter of a log group is refused", () => {
  synth((stack) => {
    const group = new LogGroup(stack, "logs", { name: "/a" });
    const add = (n: number) =>
      new MetricFilter(stack, `filter${n}`, {
        rule: rule({ id: `rule-${n}` }),
        logGroup: group,
        namespace: "N",
      });
    for (let n = 1; n <= 100; n++) add(n);
    expect(() => add(101)).toThrow(
      'the log group "stack/logs" has more than 100 metric filters: expected at most the 100 that CloudWatch Logs allows, leave out rules or packs',
    );
  });
});
