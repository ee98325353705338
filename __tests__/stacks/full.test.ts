import { rules } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import { compileEventPattern } from "../../src/pattern/event-bridge";
import { addresses, type Document, synth } from "./synth";
import { tell } from "./tell";

jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

/** One response, and no forwarding, make a quick test. */
const context = {
  preset: "full",
  packs: ["cis"],
  features: { eventRegions: [] },
  response: { responses: ["restore-logging"] },
};
const document = synth(context);

test("it is the recommended monitor and more", () => {
  const { packs, features } = context;
  const recommended = synth({ packs, features });
  expect(addresses(document)).toEqual(
    expect.arrayContaining([...addresses(recommended)]),
  );
  expect(document.output).toMatchObject(recommended.output);
});

test("the event pipeline stores, and mails nothing again", () => {
  const outcomes = Object(document.output["pipeline_rules"]?.["value"]);
  expect(new Set(Object.values(outcomes))).toEqual(new Set(["stored"]));
});

describe("each capability works in the recommended monitor as well", () => {
  const { packs, features } = context;
  const without = synth({ packs, features });

  test.each([
    [
      "posture",
      { config: true },
      /\.(config|compliance|restricted|s3_bucket|undelivered)/,
    ],
    ["posture", { guardDuty: true }, /\.(guardduty|undelivered)/],
    ["posture", { securityHub: true }, /\.(security_hub|undelivered)/],
    ["posture", { accessAnalyzer: true }, /\.(access_analyzer|undelivered)/],
    ["investigation", { dashboard: true }, /\.dashboard/],
    ["investigation", { athena: true }, /\.athena/],
    ["investigation", { logsInsights: true }, /\.insights/],
    ["channels", { slack: "all" }, /\.slack/],
    ["channels", { opsgenie: "all" }, /\.opsgenie/],
  ])(
    "%s: %j brings what it is about, and nothing else",
    (key, value, parts) => {
      const on = addresses(synth({ packs, features, [key]: value }));
      expect(on).toEqual(expect.arrayContaining([...addresses(without)]));
      const added = on.filter(
        (address) => !addresses(without).includes(address),
      );
      expect(added).not.toEqual([]);
      expect(added.filter((address) => !parts.test(address))).toEqual([]);
    },
  );
});

test("nothing that costs whether it is used or not is on by itself", () => {
  expect(addresses(document).join()).not.toMatch(/opensearch|firehose|chatbot/);
});

describe("responses", () => {
  const modes = ({ resource }: Document) =>
    Object.values(resource["aws_lambda_function"] ?? {}).flatMap(
      ({ environment }) => Object(environment).variables.RESPONSE_MODE ?? [],
    );

  test("only tell, until they are asked to act", () => {
    expect(modes(document)).toEqual(["dry-run"]);
    const acting = synth({
      ...context,
      response: { ...context.response, act: ["restore-logging"] },
    });
    expect(modes(acting)).toEqual(["act"]);
  });

  test("hear the events of further regions, whatever the rules look for", () => {
    const { resource } = synth({
      response: context.response,
      features: { eventRegions: ["eu-west-1"] },
      excludeRules: rules
        .map(({ id }) => id)
        .filter((id) => id !== "bucket-deleted"),
    });
    const { event_forwarding_writes_from_eu_west_1: rule } =
      resource["aws_cloudwatch_event_rule"] ?? {};
    const lets = compileEventPattern(String(rule?.["event_pattern"]));
    const event = (eventName: string) => ({
      source: "aws.cloudtrail",
      "detail-type": "AWS API Call via CloudTrail",
      detail: apiCall({
        awsRegion: "eu-west-1",
        eventSource: "cloudtrail.amazonaws.com",
        eventName,
        readOnly: false,
      }),
    });
    expect(lets(event("StopLogging"))).toBe(true);
    expect(lets(event("AddTags"))).toBe(false);
  });
});

test("member accounts may send their events, if they are asked for", () => {
  const features = {
    ...context.features,
    organizationId: "o-a1b2c3d4e5",
    memberEvents: true,
  };
  const { resource } = synth({ packs: ["cis"], features });
  expect(resource["aws_cloudwatch_event_permission"]).toMatchObject({
    member_events: {
      condition: { key: "aws:PrincipalOrgID", value: "o-a1b2c3d4e5" },
    },
  });
  expect(document.resource).not.toHaveProperty(
    "aws_cloudwatch_event_permission",
  );
});

test("OpenSearch is one setting away, with servers or without", () => {
  const readers = ["arn:aws:iam::123456789012:role/analyst"];
  const search = (type: string) =>
    addresses(
      synth({
        packs: ["starter"],
        features: context.features,
        investigation: { openSearch: { type, readers } },
      }),
    );
  expect(search("domain")).toEqual(
    expect.arrayContaining([
      "aws_opensearch_domain.search",
      "aws_kinesis_firehose_delivery_stream.search_forwarding",
    ]),
  );
  expect(search("collection")).toContain(
    "aws_opensearchserverless_collection.search",
  );
});

test("the summary tells what is on besides the rules", () => {
  const text = tell(context);
  expect(text).toMatch(/^  Athena +\d+ saved queries$/m);
  expect(text).toMatch(
    /^  Response +Turn logging back on\. \(dry run: only tells\)$/m,
  );
});
