import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Account,
  AccountError,
  type Decision,
} from "../../src/cli/doctor/account";
import { createActions } from "../../src/cli/doctor/create-actions";
import { doctorText } from "../../src/cli/doctor/doctor-text";
import { examine } from "../../src/cli/doctor/examine";
import type { Finding } from "../../src/cli/doctor/finding";
import type { Machine } from "../../src/cli/doctor/machine";
import { leastNode } from "../../src/cli/doctor/node";

const root = join(__dirname, "../..");
const stack = "cdktf.out/stacks/security-monitor/cdk.tf.json";

/** A machine on which all is there; `files` and `programs` are what it has. */
const machine = (changes: Partial<Machine> = {}): Machine => ({
  nodeVersion: "22.11.0",
  environment: {},
  home: "/home/alice",
  read: (file) =>
    file === stack
      ? '{"resource": {"aws_sns_topic": {}, "aws_s3_bucket": {}}}'
      : undefined,
  list: () => [],
  run: async (program) =>
    program === "terraform" ? "Terraform v1.11.4\non linux_amd64\n" : undefined,
  unreachable: async () => undefined,
  ...changes,
});

const user = "arn:aws:iam::123456789012:user/alice";
const allowed = (action: string): Decision => ({ action, decision: "allowed" });

/** An account whose caller may do everything. */
const account = (changes: Partial<Account> = {}): Account => ({
  identity: async () => ({ account: "123456789012", arn: user }),
  roleArn: async (name) => `arn:aws:iam::123456789012:role/path/${name}`,
  simulate: async (_principal, actions) => actions.map(allowed),
  trails: async () => [],
  ...changes,
});

const throws = (kind: AccountError["kind"], message: string) => async () => {
  throw new AccountError(kind, message);
};

async function finding(
  check: Finding["check"],
  on: Partial<Machine>,
  of: Partial<Account> = {},
): Promise<Finding | undefined> {
  const findings = await examine(machine(on), account(of));
  return findings.find((one) => one.check === check);
}

test("where all is there, it says so", async () => {
  const findings = await examine(machine(), account());
  expect(findings.map(({ status }) => status)).toEqual(Array(7).fill("ok"));
  expect(doctorText(findings)).toBe(
    [
      "ok       node           Node.js 22.11.0",
      "ok       terraform      Terraform v1.11.4",
      "ok       provider       registry.terraform.io answers",
      "ok       region         us-east-1 (the default)",
      "ok       credentials    account 123456789012,",
      `${" ".repeat(24)}${user}`,
      "ok       permissions    all 3 actions that make the stack are allowed",
      "ok       trails         the stack has none",
      "",
      "All is there.",
    ].join("\n"),
  );
});

test("what is missing comes with its mend, and is counted", async () => {
  const findings = await examine(
    machine({ nodeVersion: "18.20.0", run: async () => undefined }),
    account(),
  );
  const text = doctorText(findings);
  expect(text).toContain(
    `missing  node           Node.js 18.20.0: expected ${leastNode} or later\n${" ".repeat(24)}mend: https://nodejs.org/en/download\n`,
  );
  expect(text).toMatch(/\n\n2 of 7 missing\.$/);
});

test("the least Node is the one that package.json asks for", () => {
  const { engines } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  expect(engines.node).toBe(`>=${leastNode}`);
});

describe("Terraform", () => {
  const says = (texts: Readonly<Record<string, string>>) => ({
    run: async (program: string) => texts[program],
  });
  test.each<[string, Partial<Machine>, Partial<Finding>]>([
    [
      "too old",
      says({ terraform: "Terraform v1.1.9\n" }),
      {
        status: "missing",
        found: "Terraform v1.1.9: expected 1.2 or later",
      },
    ],
    [
      "not there",
      says({}),
      {
        status: "missing",
        found: 'no "terraform" on the PATH that says its version',
      },
    ],
    [
      "not there, but OpenTofu is",
      says({ tofu: "OpenTofu v1.9.0\n" }),
      { status: "missing", mend: "export TERRAFORM_BINARY_NAME=tofu" },
    ],
    [
      "OpenTofu by cdktf's variable",
      {
        ...says({ tofu: "OpenTofu v1.9.0\n" }),
        environment: { TERRAFORM_BINARY_NAME: "tofu" },
      },
      { status: "ok", found: "OpenTofu v1.9.0" },
    ],
    [
      "a version with a mark, after a warning",
      says({ terraform: "A warning\nTerraform v1.12.0-beta1\n" }),
      { status: "ok", found: "Terraform v1.12.0-beta1" },
    ],
  ])("%s", async (_what, on, expected) => {
    expect(await finding("terraform", on)).toMatchObject(expected);
  });
});

describe("the provider", () => {
  const offline = { unreachable: async () => "ENOTFOUND" };
  const rc = (text: string) => ({
    read: (file: string) =>
      file === "/home/alice/.terraformrc" ? text : undefined,
  });
  const holds = (folder: string, ...names: readonly string[]) => ({
    list: (asked: string) => (asked === folder ? names : []),
  });
  const mirror = 'provider_installation { filesystem_mirror { path = "/m" } }';
  const aws = "registry.terraform.io/hashicorp/aws";
  const zip = "terraform-provider-aws_6.2.0_linux_amd64.zip";

  test.each<[string, Partial<Machine>, Partial<Finding>]>([
    [
      "of the registry of OpenTofu",
      { run: async () => "OpenTofu v1.9.0\n" },
      { status: "ok", found: "registry.opentofu.org answers" },
    ],
    [
      "that cannot be reached",
      offline,
      {
        status: "missing",
        found:
          "registry.terraform.io cannot be reached (ENOTFOUND), and no mirror of this machine holds hashicorp/aws >= 5.100, < 7",
      },
    ],
    [
      "that may be reached through a proxy",
      { ...offline, environment: { HTTPS_PROXY: "http://proxy.example.com" } },
      { status: "unknown" },
    ],
    [
      "in a mirror that Terraform knows by itself",
      {
        ...offline,
        ...holds(`/home/alice/.terraform.d/plugins/${aws}`, "4.9.0", "5.100.0"),
      },
      {
        status: "ok",
        found: "hashicorp/aws 5.100.0 in /home/alice/.terraform.d/plugins",
      },
    ],
    [
      "in the mirror that its configuration names",
      { ...offline, ...rc(mirror), ...holds(`/m/${aws}`, "index.json", zip) },
      { status: "ok", found: "hashicorp/aws 6.2.0 in /m" },
    ],
    [
      "in no version that fits, and nowhere else",
      { ...rc(mirror), ...holds(`/m/${aws}`, "5.99.1", "7.0.0") },
      {
        status: "missing",
        found:
          "no hashicorp/aws >= 5.100, < 7 in the mirrors that /home/alice/.terraformrc names",
      },
    ],
    [
      "in the registry, where the mirror lacks it",
      rc(mirror.replace(/ }$/, " direct {} }")),
      { status: "ok", found: "registry.terraform.io answers" },
    ],
    [
      "of a mirror in the network",
      rc(
        'provider_installation { network_mirror { url = "https://m.example.com/" } }',
      ),
      { status: "unknown" },
    ],
    [
      "where the configuration only holds an example",
      rc(`# ${mirror}\n`),
      { status: "ok", found: "registry.terraform.io answers" },
    ],
  ])("%s", async (_what, on, expected) => {
    expect(await finding("provider", on)).toMatchObject(expected);
  });
});

describe("credentials", () => {
  test("that are missing or expired", async () => {
    const of = { identity: throws("credentials", "The token is expired") };
    expect(await finding("credentials", {}, of)).toEqual({
      check: "credentials",
      status: "missing",
      found: "no AWS credentials that AWS accepts (The token is expired)",
      mend: "sign in (aws sso login, aws login), or set AWS_PROFILE",
    });
    expect(await finding("permissions", {}, of)).toMatchObject({
      status: "unknown",
      found: "it takes credentials to ask",
    });
  });

  test("of which AWS cannot be asked", async () => {
    const of = { identity: throws("unreachable", "ENOTFOUND") };
    expect(await finding("credentials", {}, of)).toMatchObject({
      status: "unknown",
    });
  });

  test("of root are told to be so", async () => {
    const of = {
      identity: async () => ({
        account: "123456789012",
        arn: "arn:aws:iam::123456789012:root",
      }),
    };
    expect((await finding("credentials", {}, of))?.found).toContain(
      "every use of it is an alert",
    );
    expect(await finding("permissions", {}, of)).toMatchObject({
      status: "ok",
    });
  });
});

describe("the region and the trails that record it", () => {
  /** A project with these variables, and a stack with a trail. */
  const project = (tfvars: string, name = "${var.prefix}-trail") => ({
    read: (file: string) =>
      file === "terraform.tfvars"
        ? tfvars
        : file === stack
          ? JSON.stringify({ resource: { aws_cloudtrail: { main: { name } } } })
          : undefined,
  });
  const has = (...names: readonly string[]) => ({
    trails: async () => names.map((name) => ({ name, home: "us-east-1" })),
  });

  test.each<[string, Partial<Machine>, Partial<Finding>]>([
    [
      "of the file",
      project('aws_region = "eu-central-1"'),
      { status: "ok", found: "eu-central-1 (terraform.tfvars)" },
    ],
    [
      "of the environment",
      { environment: { TF_VAR_aws_region: "eu-west-1" } },
      { status: "ok", found: "eu-west-1 (TF_VAR_aws_region)" },
    ],
    [
      "that is none",
      project('aws_region = "eu-centrl-1"'),
      {
        status: "missing",
        found: '"eu-centrl-1" (terraform.tfvars) is no region of AWS',
        mend: "npx trailwire init --force --region eu-central-1",
      },
    ],
    [
      "of the environment that is none",
      { environment: { TF_VAR_aws_region: "mars-east-1" } },
      { status: "missing", mend: "export TF_VAR_aws_region=<code>" },
    ],
  ])("the region %s", async (_what, on, expected) => {
    expect(await finding("region", on)).toMatchObject(expected);
  });

  test.each<[string, Partial<Machine>, Partial<Account>, Partial<Finding>]>([
    [
      "its own by the prefix",
      project('prefix = "acme"'),
      has("acme-trail"),
      { status: "ok", found: "no other trail records us-east-1" },
    ],
    [
      "its own by the name that it keeps",
      project("", "global-trail"),
      has("global-trail"),
      { status: "ok", found: "no other trail records us-east-1" },
    ],
    [
      "one of its name that was made elsewhere",
      project('aws_region = "eu-central-1"'),
      has("trailwire-trail"),
      {
        found: expect.stringMatching(
          /^trailwire-trail \(us-east-1\) is there already: /,
        ),
      },
    ],
    [
      "another",
      { read: () => undefined },
      has("trailwire-trail", "old"),
      {
        status: "ok",
        found: expect.stringMatching(
          /^old \(us-east-1\) is there already: .* \$2 for 100,000 /,
        ),
      },
    ],
    [
      "that nobody may ask for",
      project(""),
      { trails: throws("forbidden", "not authorized") },
      { status: "unknown", mend: "allow cloudtrail:DescribeTrails" },
    ],
    [
      "in a region that is not enabled",
      project('aws_region = "ap-east-1"'),
      { trails: throws("credentials", "The security token is invalid") },
      {
        status: "missing",
        mend: "enable the region in the account: aws account enable-region --region-name ap-east-1",
      },
    ],
    [
      "that cannot be asked for",
      project(""),
      { trails: throws("unreachable", "timeout") },
      { status: "unknown" },
    ],
    [
      "in a region that is none",
      project('aws_region = "mars-east-1"'),
      {},
      { status: "unknown", found: "it takes a region to ask" },
    ],
  ])("a trail, %s", async (_what, on, of, expected) => {
    expect(await finding("trails", on, of)).toMatchObject(expected);
  });
});

describe("permissions", () => {
  test("are asked for the actions that make what is synthesized", async () => {
    const simulate = jest.fn<
      Promise<readonly Decision[]>,
      [string, readonly string[]]
    >(async (_principal, actions) => actions.map(allowed));
    await finding("permissions", {}, { simulate });
    expect(simulate.mock.calls).toEqual([
      [user, ["s3:CreateBucket", "sns:CreateTopic", "sns:SetTopicAttributes"]],
    ]);
  });

  test("of a session are those of its role, with the role's path", async () => {
    const simulate = jest.fn(async () => []);
    await finding(
      "permissions",
      {},
      {
        identity: async () => ({
          account: "123456789012",
          arn: "arn:aws:sts::123456789012:assumed-role/deployer/alice",
        }),
        simulate,
      },
    );
    expect(simulate).toHaveBeenCalledWith(
      "arn:aws:iam::123456789012:role/path/deployer",
      expect.anything(),
    );
  });

  test.each<[string, Decision["decision"], Partial<Finding>]>([
    [
      "denied",
      "denied",
      {
        status: "missing",
        found:
          "1 of 3 actions are not allowed on all resources: s3:CreateBucket",
      },
    ],
    [
      "under a condition",
      "depends",
      {
        status: "unknown",
        found:
          "all 3 actions are allowed, some under conditions that only a real call shows: s3:CreateBucket",
      },
    ],
  ])("that are %s", async (_what, decision, expected) => {
    const simulate = async (_: string, actions: readonly string[]) =>
      actions.map((action) =>
        action === "s3:CreateBucket" ? { action, decision } : allowed(action),
      );
    expect(await finding("permissions", {}, { simulate })).toMatchObject(
      expected,
    );
  });

  test.each<[string, Partial<Machine>, Partial<Account>, string]>([
    [
      "nobody synthesized",
      { read: () => undefined },
      {},
      "nothing is synthesized yet, so it is not known what will be made",
    ],
    [
      "IAM may not be asked",
      {},
      { simulate: throws("forbidden", "not authorized") },
      "not allowed to ask (not authorized)",
    ],
    [
      "IAM cannot be asked",
      {},
      { simulate: throws("unreachable", "timeout") },
      "IAM could not be asked (timeout)",
    ],
  ])("are unknown where %s", async (_what, on, of, found) => {
    expect(await finding("permissions", on, of)).toMatchObject({
      status: "unknown",
      found,
    });
  });

  test("a synthesized stack that is no JSON is no riddle", async () => {
    await expect(finding("permissions", { read: () => "{" })).rejects.toThrow(
      `${stack}: expected JSON`,
    );
  });

  test("are known for every resource that the constructs make", () => {
    const sources = ["constructs", "stacks"].flatMap((name) =>
      readdirSync(join(root, "src", name), {
        recursive: true,
        encoding: "utf8",
      })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(join(root, "src", name, file), "utf8")),
    );
    const types = sources
      .flatMap((text) => [
        ...text.matchAll(/"@cdktf\/provider-aws\/lib\/([\w-]+)"/g),
      ])
      .map(([, module = ""]) => module)
      .filter((module) => module !== "provider" && !module.startsWith("data-"))
      .map((module) => `aws_${module.replaceAll("-", "_")}`);
    expect(Object.keys(createActions).sort()).toEqual(
      [...new Set(types)].sort(),
    );
  });
});
