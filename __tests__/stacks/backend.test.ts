import { type Document, synth } from "./synth";

// Without rules on the event route, which would want providers of further regions.
const withBackend = (backend: object): Document =>
  synth({ preset: "recommended", packs: ["cis"], backend });

test.each([
  [
    { type: "local" },
    {
      backend: {
        local: { path: "../../../terraform.security-monitor.tfstate" },
      },
    },
  ],
  [
    { type: "local", path: "state/here.tfstate" },
    { backend: { local: { path: "state/here.tfstate" } } },
  ],
  [
    { type: "s3", bucket: "states", region: "eu-central-1", useLockfile: true },
    {
      backend: {
        s3: {
          bucket: "states",
          encrypt: true,
          key: "security-monitor/terraform.tfstate",
          region: "eu-central-1",
          use_lockfile: true,
        },
      },
    },
  ],
  [
    {
      type: "s3",
      bucket: "states",
      region: "eu-central-1",
      key: "audit.tfstate",
      kmsKeyId: "key",
      profile: "audit",
      dynamodbTable: "locks",
    },
    {
      backend: {
        s3: {
          bucket: "states",
          encrypt: true,
          key: "audit.tfstate",
          region: "eu-central-1",
          kms_key_id: "key",
          profile: "audit",
          dynamodb_table: "locks",
        },
      },
    },
  ],
  [
    { type: "cloud", organization: "acme", workspaces: { name: "audit" } },
    { cloud: { organization: "acme", workspaces: { name: "audit" } } },
  ],
  [
    {
      type: "cloud",
      hostname: "tfe.example.com",
      organization: "acme",
      workspaces: { tags: ["audit"] },
    },
    {
      cloud: {
        hostname: "tfe.example.com",
        organization: "acme",
        workspaces: { tags: ["audit"] },
      },
    },
  ],
  [{ type: "none" }, {}],
])("%j", (backend, expected) => {
  const { required_providers, required_version, ...terraform } =
    withBackend(backend).terraform;
  expect(terraform).toEqual(expected);
  expect(required_version).toBe(">= 1.2");
  expect(required_providers).toEqual({
    aws: { source: "hashicorp/aws", version: ">= 5.100, < 7" },
  });
});

test("a module has no provider, and no variable for what its caller's provider decides", () => {
  const module = withBackend({ type: "none" });
  expect(module).not.toHaveProperty("provider");
  const { variable } = withBackend({ type: "local" });
  const others = Object.keys(variable).filter(
    (name) => !["aws_region", "environment", "tags"].includes(name),
  );
  expect(Object.keys(module.variable)).toEqual(others);
});
