import { App } from "cdktf";
import { createStack } from "../../../src/stacks/create-stack";
import { readSettings } from "../../../src/stacks/settings";
import { compare, resourcesIn, synthesized } from "../hand-written";

jest.mock("../../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

const stackOf = (context: object) =>
  createStack(new App(), readSettings(Object(context)));

test.each([
  { preset: "compliance-monitor" },
  {
    packs: ["cis"],
    features: {
      dataEvents: [{ name: "objects", resourceType: "AWS::S3::Object" }],
      eventPipeline: true,
      insights: true,
      objectLock: { mode: "GOVERNANCE", days: 30 },
    },
    posture: { guardDuty: { plans: ["s3", "runtime"] } },
  },
])("%j is the same in HCL as in JSON", async (context) => {
  const stack = stackOf(context);
  const { hcl } = stack.toHclTerraform();
  const hand = await resourcesIn(hcl);
  expect(hand.size).toBeGreaterThan(10);
  expect(compare(hand, await synthesized(Object(stack.toTerraform())))).toEqual(
    [],
  );
});

test("a module in HCL has no provider, and names those that it is handed", () => {
  const context = { packs: ["starter"], backend: { type: "none" } };
  const { hcl } = stackOf(context).toHclTerraform();
  expect(hcl).not.toMatch(/^provider /m);
  expect(hcl).toContain(
    "configuration_aliases = [\n        aws.us_east_1,\n        aws.us_east_2,\n        aws.us_west_2,\n      ]",
  );
});

test("the workspace of Terraform Cloud is a block, and so is a backend", () => {
  const hclWith = (backend: object) =>
    stackOf({ preset: "compliance-monitor", backend }).toHclTerraform().hcl;
  const workspaces = { name: "audit" };
  expect(
    hclWith({ type: "cloud", organization: "acme", workspaces }),
  ).toContain(
    '  cloud {\n    organization = "acme"\n    workspaces {\n      name = "audit"\n    }\n  }\n',
  );
  expect(hclWith({ type: "local", path: "here.tfstate" })).toContain(
    '  backend "local" {\n    path = "here.tfstate"\n  }\n',
  );
});

test("cdktf is told of the stack as it is by JSON", () => {
  const stack = stackOf({ preset: "compliance-monitor" });
  const { metadata } = stack.toHclTerraform();
  const { "//": notes, terraform } = Object(stack.toTerraform());
  expect(metadata).toEqual({ "//": notes, terraform });
});
