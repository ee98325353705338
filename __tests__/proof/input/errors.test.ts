import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import { UnreadableInputError } from "../../../src/proof/input/unreadable-input-error";
import { inFolder } from "./folder-of";

/** The complaint about a file, without the folder's own name. */
async function complaint(
  files: Readonly<Record<string, string>>,
  file = ".",
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  return inFolder(files, async (folder) => {
    try {
      await readModel(join(folder, file), { variables });
    } catch (error) {
      if (!(error instanceof UnreadableInputError)) throw error;
      return error.message
        .replaceAll(`${folder}/`, "")
        .replaceAll(folder, "FOLDER");
    }
    return "no complaint";
  });
}

test.each<[string, Record<string, string>, string, string]>([
  ["nothing there", {}, "gone.json", "there is no file or folder gone.json"],
  [
    "an empty folder",
    {},
    ".",
    "there is no .tf or .tf.json file in the folder FOLDER",
  ],
  [
    "the root of a CDKTF project",
    { "cdktf.out/stacks/audit/cdk.tf.json": "{}" },
    ".",
    "there is no .tf or .tf.json file in the folder FOLDER; did you mean cdktf.out/stacks/audit/cdk.tf.json?",
  ],
  [
    "a saved plan",
    { "p.bin": "PK\u0003\u0004…" },
    "p.bin",
    "p.bin is a plan in Terraform's own form: run `terraform show -json p.bin > plan.json` and give plan.json",
  ],
  [
    "a state file",
    { s: '{"version":4,"resources":[]}' },
    "s",
    "s is a state in Terraform's own form: run `terraform show -json > state.json` and give state.json",
  ],
  [
    "CloudFormation",
    { t: '{"Resources":{}}' },
    "t",
    "t is a template of CloudFormation: only Terraform is read",
  ],
  [
    "JSON of something else",
    { "package.json": '{"name":"x"}' },
    "package.json",
    "package.json is JSON but no Terraform: expected resource blocks, or what `terraform show -json` prints",
  ],
  [
    "a list",
    { l: "[]" },
    "l",
    "l is JSON but no Terraform: expected an object",
  ],
  ["an empty file", { e: " \n" }, "e", "e is empty"],
  [
    "HCL that does not scan",
    { "main.tf": 'resource "aws sns topic" "t" {\n  name = ”t”\n}\n' },
    ".",
    'main.tf, line 2: Invalid character: "Curly quotes" are not valid here. These can sometimes be inadvertently introduced when sharing code via documents or discussion forums. It might help to replace the character with a "straight quote"',
  ],
  [
    "an argument twice",
    { "a.tf": 'resource "a" "b" {\n  c = 1\n  c = 2\n}\n' },
    ".",
    'a.tf, line 3: Attribute redefined: The argument "c" was already set at a.tf:2,3-4. Each argument may be set only once',
  ],
  [
    "a resource twice",
    {
      "a.tf": 'resource "aws_sns_topic" "t" {}\n',
      "b.tf": '\nresource "aws_sns_topic" "t" {}\n',
    },
    ".",
    "b.tf, line 2: aws_sns_topic.t is declared in a.tf, line 1 already, which Terraform refuses",
  ],
  [
    "a resource twice in one file",
    {
      "a.tf":
        'resource "aws_sns_topic" "t" {}\nresource "aws_sns_topic" "t" {}\n',
    },
    ".",
    "a.tf, line 1: aws_sns_topic.t is declared twice, which Terraform refuses",
  ],
  [
    "a local twice",
    { "a.tf": "locals {\n  a = 1\n}\n", "b.tf.json": '{"locals":{"a":2}}' },
    ".",
    "b.tf.json: local.a is declared in a.tf already, which Terraform refuses",
  ],
  [
    "HCL that does not end",
    { "a.tf": "", "b.tf": 'resource "a" "b" {\n' },
    ".",
    "b.tf, line 1: Unclosed configuration block: There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file",
  ],
])("%s", async (_, files, file, expected) => {
  expect(await complaint(files, file)).toBe(expected);
});

test("a link that leads nowhere", async () => {
  const message = await inFolder({}, async (folder) => {
    symlinkSync(join(folder, "gone.tf"), join(folder, "main.tf"));
    return readModel(folder).catch(String);
  });
  expect(message).toMatch(/^UnreadableInputError: main\.tf cannot be read: /);
});

test("text that is no JSON", async () => {
  expect(await complaint({ "README.md": "# x" }, "README.md")).toMatch(
    /^README\.md is neither JSON nor a \.tf file: /,
  );
});

test("a value that is not of its variable's type", async () => {
  const files = {
    "main.tf":
      'variable "mails" { type = list(string) }\nresource "aws_sns_topic" "t" { name = var.mails[0] }',
  };
  expect(await complaint(files, ".", { mails: "a@example.com" })).toMatch(
    /^the variable mails is of type list\(string\), and "a@example\.com" is not: .*write it as Terraform does, such as '\["a", "b"\]'$/,
  );
});
