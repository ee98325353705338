import { find, modelOf, modelOfHcl, shown, unknownsOf } from "./folder-of";

test("blocks have lines, and places in their folder", async () => {
  const model = await modelOf({
    "main.tf": '\n# a topic\nresource "aws_sns_topic" "t" {\n  name = "t"\n}\n',
    "modules/q/q.tf": 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n',
    "calls.tf": 'module "q" {\n  source = "./modules/q"\n}\n',
  });
  expect(model.resources.map(({ address, place }) => [address, place])).toEqual(
    [
      ["aws_sns_topic.t", { file: "main.tf", line: 3 }],
      ["module.q.aws_sqs_queue.q", { file: "modules/q/q.tf", line: 1 }],
    ],
  );
});

test("depends_on, provider and dynamic blocks as HCL has them", async () => {
  const model = await modelOfHcl(`
    provider "aws" {
      alias  = "west"
      region = "us-west-2"
    }
    resource "aws_sns_topic" "t" {
      provider = aws.west
      name     = "t"
    }
    resource "aws_cloudtrail" "trail" {
      name           = "trail"
      s3_bucket_name = "b"
      depends_on     = [aws_sns_topic.t]
      dynamic "event_selector" {
        for_each = { data = "All", none = "WriteOnly" }
        iterator = kind
        content {
          read_write_type = kind.value
        }
      }
    }
  `);
  expect(find(model, "aws_sns_topic.t").region).toBe("us-west-2");
  expect(shown(model, "aws_sns_topic.t", "arn")).toBe(
    "arn:aws:sns:us-west-2:<account>:t",
  );
  const trail = find(model, "aws_cloudtrail.trail");
  expect(trail.after).toEqual(["aws_sns_topic.t"]);
  expect(trail.values["event_selector"]).toEqual([
    { read_write_type: "All" },
    { read_write_type: "WriteOnly" },
  ]);
});

test("variables: defaults of optional attributes, files, and what comes last", async () => {
  const model = await modelOf(
    {
      "main.tf": `
        variable "alarms" {
          type = list(object({ name = string, period = optional(number, 300) }))
        }
        variable "prefix" { type = string }
        variable "suffix" { default = "default" }
        variable "open" { type = string }
        resource "aws_sns_topic" "t" {
          name = "\${var.prefix}-\${var.suffix}-\${var.open}"
          tags = { period = var.alarms[0].period }
        }`,
      "terraform.tfvars": 'alarms = [{ name = "a" }]\nprefix = "file"\n',
      "z.auto.tfvars.json": '{ "prefix": "${auto}" }',
      "other.tfvars": 'suffix = "not read"',
    },
    { variables: { suffix: "given" } },
  );
  expect(shown(model, "aws_sns_topic.t", "name")).toBe(
    "${auto}-given-<var.open>",
  );
  expect(shown(model, "aws_sns_topic.t", "tags")).toEqual({ period: 300 });
  expect(unknownsOf(model)).toEqual([
    "var.open: it has no default and is given no value",
  ]);
});

test("modules: inputs, outputs, providers, instances, what precedes them", async () => {
  const model = await modelOf({
    "main.tf": `
      provider "aws" { region = "us-east-1" }
      provider "aws" {
        alias  = "home"
        region = "eu-central-1"
        assume_role { role_arn = "arn:aws:iam::123456789012:role/audit" }
      }
      resource "aws_kms_key" "k" {}
      module "alerts" {
        for_each   = toset(["a", "b"])
        source     = "./alerts"
        name       = each.key
        key        = aws_kms_key.k.arn
        providers  = { aws = aws.home }
        depends_on = [aws_s3_bucket.first]
      }
      resource "aws_s3_bucket" "first" { bucket = "first" }
      resource "aws_sns_topic_subscription" "s" {
        topic_arn = module.alerts["b"].arn
        protocol  = "email"
      }
      resource "aws_cloudwatch_metric_alarm" "m" {
        alarm_name    = "m"
        alarm_actions = [for alert in module.alerts : alert.arn]
      }`,
    "alerts/main.tf": `
      variable "name" {}
      variable "key" {}
      resource "aws_sns_topic" "t" {
        name              = "alerts-\${var.name}"
        kms_master_key_id = var.key
      }
      output "arn" { value = aws_sns_topic.t.arn }`,
  });
  const a = 'module.alerts["a"].aws_sns_topic.t';
  expect(find(model, a)).toMatchObject({
    region: "eu-central-1",
    account: "123456789012",
    after: ["aws_kms_key.k", "aws_s3_bucket.first"],
  });
  const alarm = find(model, "aws_cloudwatch_metric_alarm.m");
  expect(alarm.values["alarm_actions"]).toEqual([
    "arn:aws:sns:eu-central-1:123456789012:alerts-a",
    "arn:aws:sns:eu-central-1:123456789012:alerts-b",
  ]);
  expect(alarm.after).toEqual([a, a.replace('"a"', '"b"')]);
  const subscription = find(model, "aws_sns_topic_subscription.s");
  expect(subscription.after).toEqual([a, a.replace('"a"', '"b"')]);
});

test("two modules may need parts of each other", async () => {
  const passing = `
    variable "in" {}
    output "fixed" { value = "fixed" }
    output "out" { value = "<\${var.in}>" }`;
  const model = await modelOf({
    "main.tf": `
      module "a" {
        source = "./m"
        in     = module.b.fixed
      }
      module "b" {
        source = "./m"
        in     = module.a.out
      }
      resource "aws_sns_topic" "t" { name = module.b.out }`,
    "m/main.tf": passing,
  });
  expect(model.unknowns).toEqual([]);
  expect(shown(model, "aws_sns_topic.t", "name")).toBe("<<fixed>>");
});

test("modules from elsewhere: unknown, or read where terraform init put them", async () => {
  const files = {
    "main.tf": `
      module "logs" { source = "example/logs/aws" }
      resource "aws_cloudtrail" "t" {
        name           = "t"
        s3_bucket_name = "x-\${module.logs.bucket}"
      }`,
  };
  const apart = await modelOf(files);
  expect(unknownsOf(apart)).toEqual([
    "module.logs: the module example/logs/aws is not in the folder and is not read: `terraform init` brings it there",
  ]);
  expect(shown(apart, "aws_cloudtrail.t", "s3_bucket_name")).toBe(
    "x-<module.logs.bucket>",
  );

  const installed = await modelOf({
    ...files,
    ".terraform/modules/modules.json": JSON.stringify({
      Modules: [
        {
          Key: "logs",
          Source: "example/logs/aws",
          Dir: ".terraform/modules/logs",
        },
      ],
    }),
    ".terraform/modules/logs/main.tf": 'output "bucket" { value = "b" }',
  });
  expect(shown(installed, "aws_cloudtrail.t", "s3_bucket_name")).toBe("x-b");
});

test("a module that contains itself is said, not followed", async () => {
  const model = await modelOf({
    "main.tf": 'module "m" { source = "./m" }',
    "m/main.tf": 'module "m" { source = "../m" }',
  });
  expect(unknownsOf(model)).toEqual([
    "module.m.module.m: the module m contains itself",
  ]);
});

test("override files replace arguments; files of the folder are read, others not", async () => {
  const model = await modelOf({
    "main.tf": `
      resource "aws_sns_topic" "t" {
        name         = "t"
        display_name = "kept"
      }
      resource "aws_iam_policy" "p" {
        name   = "p"
        policy = templatefile("\${path.module}/policy.tftpl", { arn = aws_sns_topic.t.arn, names = ["a", "b"] })
      }
      resource "aws_iam_policy" "q" { policy = file("../../secret") }`,
    "t_override.tf": 'resource "aws_sns_topic" "t" { name = "other" }',
    "policy.tftpl":
      '{"Resource":"${arn}","N":[%{ for n in names }"${n}",%{ endfor }0]}',
  });
  expect(shown(model, "aws_iam_policy.p", "policy")).toBe(
    '{"Resource":"arn:aws:sns:<region>:<account>:other","N":["a","b",0]}',
  );
  expect(shown(model, "aws_sns_topic.t", "display_name")).toBe("kept");
  expect(find(model, "aws_iam_policy.q").values["policy"]).toHaveProperty(
    "reason",
    "../../secret is outside of the folder",
  );
});

test("heredocs: indentation, templates in expressions", async () => {
  const model = await modelOfHcl(`
    resource "aws_iam_role" "r" {
      name               = "r"
      assume_role_policy = jsonencode(jsondecode(<<-EOT
        {"Statement": [{"Action": "sts:AssumeRole", "Resource": "\${aws_sns_topic.t.name}"}]}
        EOT
      ))
      description = <<-EOT
        first
          second
      EOT
    }
    resource "aws_sns_topic" "t" { name = "t" }
  `);
  expect(shown(model, "aws_iam_role.r", "assume_role_policy")).toBe(
    '{"Statement":[{"Action":"sts:AssumeRole","Resource":"t"}]}',
  );
  expect(shown(model, "aws_iam_role.r", "description")).toBe(
    "first\n  second\n",
  );
});

test("a module may be handed a whole resource, and ask for what AWS computes", async () => {
  const model = await modelOf({
    "main.tf": `
      resource "aws_vpc" "v" { cidr_block = "10.0.0.0/8" }
      module "m" {
        source = "./m"
        vpc    = aws_vpc.v
      }`,
    "m/main.tf": `
      variable "vpc" {}
      resource "aws_sns_topic" "t" { name = "t-\${var.vpc.id}" }`,
  });
  expect(model.unknowns).toEqual([]);
  expect(shown(model, "module.m.aws_sns_topic.t", "name")).toBe(
    "t-<aws_vpc.v.id>",
  );
});

test("accounts: by assume_role, allowed_account_ids, or another profile", async () => {
  const model = await modelOfHcl(`
    provider "aws" { region = "us-east-1" }
    provider "aws" {
      alias               = "told"
      allowed_account_ids = ["123456789012"]
    }
    provider "aws" {
      alias   = "other"
      profile = "audit"
    }
    resource "aws_sns_topic" "home" { name = "t" }
    resource "aws_sns_topic" "told" {
      name     = "t"
      provider = aws.told
    }
    resource "aws_sns_topic" "other" {
      name     = "t"
      provider = aws.other
    }`);
  const accounts = ["home", "told", "other"].map((name) =>
    shown(model, `aws_sns_topic.${name}`, "owner"),
  );
  expect(accounts).toEqual([
    "<account>",
    "123456789012",
    "<account of provider aws.other>",
  ]);
});

describe("one file of a folder", () => {
  const rule =
    'resource "aws_sns_topic_policy" "p" {\n  arn = aws_sns_topic.t.arn\n}\n';
  const topic = 'resource "aws_sns_topic" "t" {\n  name = "t"\n}\n';

  test("is read with its neighbours where it refers to them", async () => {
    const files = { "rule.tf": rule, "topic.tf": topic };
    const model = await modelOf(files, {}, "rule.tf");
    expect(model.unknowns).toEqual([]);
    expect(find(model, "aws_sns_topic.t").place.file).toBe("topic.tf");
  });

  test("is read alone where it stands by itself", async () => {
    const files = { "rule.tf": rule, "topic.tf": topic };
    const model = await modelOf(files, {}, "topic.tf");
    expect(model.resources.map(({ address }) => address)).toEqual([
      "aws_sns_topic.t",
    ]);
  });

  test("is read alone where its neighbours are no Terraform, or do not help", async () => {
    for (const neighbour of ["resource {", "# nothing"]) {
      const files = { "rule.tf": rule, "topic.tf": neighbour };
      const model = await modelOf(files, {}, "rule.tf");
      expect(unknownsOf(model)).toContainEqual(
        expect.stringContaining("there is no aws_sns_topic.t"),
      );
    }
  });
});

test("depends_on that names what is not declared is told, in modules as well", async () => {
  const waiting = `
    resource "aws_sns_topic" "t" {
      name       = "t"
      depends_on = [aws_sqs_queue.gone, module.q, data.aws_region.current]
    }
    data "aws_region" "current" {}`;
  const model = await modelOf({
    "main.tf": `${waiting}
      module "q" { source = "./q" }`,
    "q/main.tf":
      'resource "aws_sqs_queue" "q" {\n  name = "q"\n  depends_on = [aws_sqs_queue.other]\n}\n',
  });
  expect(
    model.unknowns.map(({ address, argument, reason }) => [
      address,
      argument,
      reason,
    ]),
  ).toEqual([
    ["aws_sns_topic.t", "depends_on", "there is no aws_sqs_queue.gone"],
    [
      "module.q.aws_sqs_queue.q",
      "depends_on",
      "there is no aws_sqs_queue.other",
    ],
  ]);
});
