import { defaultRegions } from "../../../src/project/regions";
import type { Model } from "../../../src/proof/model";
import { alertPaths } from "../../../src/proof/paths";
import { eventRules, forwarders } from "./event-rules";
import { modelAfter, set } from "./monitor";

const preset = "recommended";

/** What the paths of event rules say of regions. */
function said(model: Model): readonly string[] {
  const notes = alertPaths(model)
    .filter(({ route }) => route === "event")
    .flatMap(({ links }) => links.flatMap(({ notes = [] }) => notes));
  return [...new Set(notes)].filter((note) => note.includes("all regions"));
}

test("a trail of all regions beside event rules of some is told of, with what mends it", async () => {
  const model = await modelAfter(preset, eventRules, forwarders);
  expect(said(model)).toEqual([
    expect.stringMatching(
      /^event rules hear us-east-1, us-west-2, the trail records all regions: .* features\.eventRegions /,
    ),
  ]);
});

test("a trail of one region is not", async () => {
  const home = set("aws_cloudtrail.main.is_multi_region_trail", false);
  expect(said(await modelAfter(preset, eventRules, home))).toEqual([]);
});

test("nor are event rules that hear every region that all accounts have", async () => {
  const model = await modelAfter(preset, eventRules);
  const [rule] = model.resources.filter(
    ({ type }) => type === "aws_cloudwatch_event_rule",
  );
  if (rule === undefined) throw new Error("expected a rule");
  const others = defaultRegions.map((region) => ({
    ...rule,
    address: `${rule.address}["${region}"]`,
    region,
  }));
  const resources = [...model.resources, ...others];
  expect(said({ ...model, resources })).toEqual([]);
  const most = { ...model, resources: resources.slice(0, -1) };
  expect(said(most)).toHaveLength(1);
});

test("nor is it beside a rule of which nobody knows what it hears", async () => {
  const model = await modelAfter(preset, eventRules);
  const resources = model.resources.map((resource) =>
    resource.type === "aws_cloudwatch_event_rule"
      ? { ...resource, values: { ...resource.values, event_pattern: null } }
      : resource,
  );
  expect(said({ ...model, resources })).toEqual([]);
});
