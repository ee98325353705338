import { pack } from "../../rules";
import { routesOf } from "../../src/rule/routes";
import { type Document, isRecorded, synth } from "./synth";

const document = synth({});
const told = pack("recommended").filter(
  (rule) => routesOf(rule).includes("event") && isRecorded(rule),
);
const event = (id: string) => `${id.replaceAll("-", "_")}_event`;
const named = ({ resource }: Document, type: string) =>
  Object.keys(resource[type] ?? {});
const filters = (document: Document) =>
  named(document, "aws_cloudwatch_log_metric_filter");
const eventRules = (document: Document) =>
  named(document, "aws_cloudwatch_event_rule").filter((name) =>
    name.endsWith("_event"),
  );

test("the rules of the event route have event rules, and no filter besides", () => {
  expect(told.length).toBeGreaterThan(0);
  expect(eventRules(document).sort()).toEqual(
    told.map(({ id }) => event(id)).sort(),
  );
  for (const { id } of told) {
    expect(filters(document)).not.toContain(id.replaceAll("-", "_"));
  }
});

test("a rule moves to another route, or takes both, by one line", () => {
  const moved = (routes: object) => {
    const document = synth({ packs: ["cis"], routes });
    return {
      filter: filters(document).includes("root_login"),
      event: eventRules(document).includes("root_usage_event"),
    };
  };
  expect(moved({})).toEqual({ filter: true, event: false });
  expect(moved({ event: ["root-usage"] })).toEqual({
    filter: false,
    event: true,
  });
  expect(moved({ both: ["root-usage"] })).toEqual({
    filter: true,
    event: true,
  });
});

test("without rules for it, the event route is left out", () => {
  const { resource, provider } = synth({ packs: ["cis"] });
  const types = Object.keys(resource).filter((type) => /event|sqs/.test(type));
  expect(types).toEqual([]);
  expect(provider?.["aws"]).toHaveLength(1);
});

test("each further region has a provider with the same tags, and forwards", () => {
  const { provider, resource } = document;
  const [home, ...further] = provider?.["aws"] ?? [];
  expect(further.map(({ alias, region }) => [alias, region])).toEqual([
    ["us_east_1", "us-east-1"],
    ["us_east_2", "us-east-2"],
    ["us_west_2", "us-west-2"],
  ]);
  for (const { default_tags } of further) {
    expect(default_tags).toEqual(home?.["default_tags"]);
  }
  const providers = Object.values(
    resource["aws_cloudwatch_event_rule"] ?? {},
  ).flatMap(({ provider }) => provider ?? []);
  expect([...new Set(providers)]).toEqual([
    "aws.us_east_1",
    "aws.us_east_2",
    "aws.us_west_2",
  ]);
});

test("a module gets the providers of further regions from its caller", () => {
  const { provider, terraform } = synth({
    packs: ["starter"],
    backend: { type: "none" },
    features: { eventRegions: ["eu-west-1"] },
  });
  expect(provider).toBeUndefined();
  expect(terraform["required_providers"]).toMatchObject({
    aws: { configuration_aliases: ["aws.eu_west_1"] },
  });
});

test("no regions, no forwarding", () => {
  const { resource, provider } = synth({
    packs: ["starter"],
    features: { eventRegions: [] },
  });
  expect(provider?.["aws"]).toHaveLength(1);
  expect(Object.keys(resource["aws_iam_role"] ?? {})).toEqual(["ct_role"]);
});

test("the longest prefix and the longest id make no name longer than 64 characters", () => {
  const names = Object.values(
    document.resource["aws_cloudwatch_event_rule"] ?? {},
  ).map(({ name }) => String(name).replace("${var.prefix}", "p".repeat(23)));
  for (const name of names) expect(name).toMatch(/^[\w.-]{1,64}$/);
});

test("one line keeps the pipeline's role out of all rules about changes, on both routes", () => {
  const { resource } = synth({
    exclude: [{ rules: ["*-changes"], roles: ["ci-deployer"] }],
  });
  const changes = pack("recommended").filter(({ id }) =>
    id.endsWith("-changes"),
  );
  expect(changes.length).toBeGreaterThan(10);
  for (const { id } of changes) {
    const name = id.replaceAll("-", "_");
    const filter = resource["aws_cloudwatch_log_metric_filter"]?.[name];
    const rule = resource["aws_cloudwatch_event_rule"]?.[event(id)];
    expect(filter?.["pattern"] ?? rule?.["event_pattern"]).toContain(
      ":role/ci-deployer",
    );
  }
  expect(resource["aws_cloudwatch_log_metric_filter"]?.["root_login"]).toEqual(
    document.resource["aws_cloudwatch_log_metric_filter"]?.["root_login"],
  );
});
