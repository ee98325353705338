import { allowedDifferences } from "./allowed-differences";
import {
  compare,
  handWritten,
  type Resources,
  synthesized,
} from "./hand-written";
import { addresses, synth } from "./synth";

const document = synth({ preset: "compliance-monitor" });

/** The hand-written monitor with one argument changed. */
async function changed(
  address: string,
  argument: string,
  value: unknown,
): Promise<Resources> {
  const hand = await handWritten("compliance-monitor.tf");
  return new Map(hand).set(address, {
    ...hand.get(address),
    [argument]: value,
  });
}

test("has the 11 resources of the hand-written monitor, by the same addresses", async () => {
  const hand = await handWritten("compliance-monitor.tf");
  expect(hand.size).toBe(11);
  expect(addresses(document)).toEqual([...hand.keys()].sort());
});

test("differs from the hand-written monitor in what the table says, and in nothing else", async () => {
  const differences = compare(
    await handWritten("compliance-monitor.tf"),
    await synthesized(document),
  );
  expect(differences).toEqual(
    allowedDifferences.map(({ reason: _, ...difference }) => difference),
  );
});

describe("the comparison sees", () => {
  const address = "aws_iam_role_policy.ct_policy";
  test.each([
    ["another value", "aws_cloudtrail.main", "name", "other"],
    ["a missing argument", "aws_cloudtrail.main", "name", undefined],
    ["an argument too many", "aws_cloudtrail.main", "kms_key_id", "key"],
    ["another dependency", "aws_cloudtrail.main", "depends_on", ["a.b"]],
    [
      "another policy",
      address,
      "policy",
      { Version: "2012-10-17", Statement: [] },
    ],
    ["another reference", address, "role", "${aws_iam_role.other.id}"],
    [
      "another number",
      "aws_cloudwatch_metric_alarm.root_alarm",
      "period",
      "300",
    ],
    [
      "another block",
      "aws_cloudwatch_log_metric_filter.root_login",
      "metric_transformation",
      { name: "RootUsage", namespace: "Security", value: "2" },
    ],
  ])("%s", async (_, address, argument, value) => {
    const differences = compare(
      await changed(address, argument, value),
      await synthesized(document),
    );
    expect(differences).toHaveLength(allowedDifferences.length + 1);
    expect(differences).toContainEqual(
      expect.objectContaining({ address, argument }),
    );
  });

  test("a missing and an added resource", async () => {
    const hand = new Map(await handWritten("compliance-monitor.tf"));
    hand.delete("aws_sns_topic.security_alerts");
    hand.set("aws_sns_topic.other", { name: "other" });
    const found = compare(hand, await synthesized(document));
    expect(found.map(({ address }) => address)).toEqual(
      expect.arrayContaining([
        "aws_sns_topic.security_alerts",
        "aws_sns_topic.other",
      ]),
    );
  });
});

test("alerts exactly one address", () => {
  expect(document.variable["alert_emails"]).toMatchObject({
    type: "list(string)",
    validation: [{}, { condition: "${length(var.alert_emails) == 1}" }],
  });
  expect(Object.keys(document.variable)).toEqual([
    "alert_emails",
    "aws_region",
  ]);
});
