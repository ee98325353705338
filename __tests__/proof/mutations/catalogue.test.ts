import { brokenAlarms } from "./broken-alarms";
import { brokenDelivery } from "./broken-delivery";
import { brokenEvents } from "./broken-events";
import { brokenGone } from "./broken-gone";
import { brokenHealth } from "./broken-health";
import { brokenPipeline } from "./broken-pipeline";
import { brokenPosture } from "./broken-posture";
import { brokenResponses } from "./broken-responses";
import { brokenSlips } from "./broken-slips";
import { set } from "./edits";
import { harmlessPolicies } from "./harmless-policies";
import { harmlessPosture } from "./harmless-posture";
import { harmlessShapes } from "./harmless-shapes";
import { sweep } from "../../support/runs";
import { complaints, documentOf, proofAfter, proofOfDocument } from "./presets";

const broken = [
  ...brokenDelivery,
  ...brokenAlarms,
  ...brokenEvents,
  ...brokenPipeline,
  ...brokenSlips,
  ...brokenGone,
  ...brokenHealth,
  ...brokenPosture,
  ...brokenResponses,
];

describe("a single fault is found where it is", () => {
  test.each(sweep(broken))(
    "$preset: $name",
    async ({ preset, mutate, expects }) => {
      const { link, at, problem, either } = expects;
      const proof = await proofAfter(preset, mutate);
      expect(proof.outcome).toBe("broken");
      const found = proof.paths
        .flatMap(({ links }) => links)
        .filter(({ kind }) => kind === link)
        .flatMap(({ problems }) => problems)
        .filter(
          (one) => one.at === at || (either && one.orAt?.includes(at) === true),
        );
      if (found.length === 0) {
        // The whole list says more than that nothing was found.
        expect(complaints(proof)).toContain(`${link} at ${at}`);
      }
      if (problem !== undefined) {
        expect(found.map(({ id }) => id)).toContain(problem);
      }
    },
  );
});

describe("what does no harm raises nothing", () => {
  test.each(
    sweep([...harmlessPolicies, ...harmlessPosture, ...harmlessShapes]),
  )("$preset: $name", async ({ preset, mutate }) => {
    const proof = await proofAfter(preset, mutate);
    expect(complaints(proof)).toEqual([]);
    expect(proof.outcome).toBe("delivered");
  });
});

test("a preset without addresses leaves open who hears, and says which variables decide", async () => {
  const document = documentOf("event-pipeline");
  const proof = await proofOfDocument(document, {});
  expect(proof.outcome).toBe("unknown");
  expect(complaints(proof)).toEqual([
    expect.stringMatching(
      /^topic -> subscription: unknown: nobody hears of aws_sns_topic\.security_alerts until (?=.*var\.alert_email[ ,])(?=.*var\.alert_emails[ ,]).* is set: .*--var$/,
    ),
  ]);
});

test("a subscription that only variables would make is looked at, too", async () => {
  const document = documentOf("event-pipeline");
  const mail = "aws_sns_topic_subscription.email_me";
  set(
    `${mail}.topic_arn`,
    "arn:aws:sns:us-east-1:123456789012:other",
  )(document);
  expect(complaints(await proofOfDocument(document, {}))).toEqual([
    `topic -> subscription: subscription-astray at ${mail}, topic_arn`,
  ]);
});

test("a key that is not in the configuration stays open", async () => {
  const proof = await proofAfter("recommended", (document) => {
    set(
      "aws_sns_topic.security_alerts.kms_master_key_id",
      "alias/elsewhere",
    )(document);
  });
  expect(proof.outcome).toBe("unknown");
});

const findings = "aws_cloudwatch_event_rule.guardduty_alert_findings";

test("a kind of events that nobody has heard of stays open", async () => {
  const proof = await proofAfter(
    "posture",
    set(
      `${findings}.event_pattern`,
      '{"source":["aws.guardduty"],"detail-type":["Something New"]}',
    ),
  );
  expect(proof.outcome).toBe("unknown");
  expect(complaints(proof)).toEqual([
    expect.stringContaining(`unknown: whether ${findings} ever matches`),
  ]);
});

test("a part of a pattern that never matches is worth a note", async () => {
  const proof = await proofAfter(
    "posture",
    set(
      `${findings}.event_pattern`,
      '{"source":["aws.guardduty"],"$or":[{"detail-type":["GuardDuty Finding"]},{"detail-type":["GuardDuty Findings"]}]}',
    ),
  );
  expect(complaints(proof)).toEqual([]);
  expect(
    proof.paths.flatMap(({ links }) => links.flatMap(({ notes }) => notes)),
  ).toContainEqual(
    expect.stringContaining(`a part of the event pattern of ${findings}`),
  );
});
