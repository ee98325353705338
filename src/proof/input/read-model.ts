import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Model, ValueMap } from "../model";
import type { Source } from "./configuration";
import { isList } from "../terraform/values";
import { readFolder, readHcl } from "./folder";
import { parseJson } from "./parse-json";
import { modelOfConfiguration } from "./model-of-configuration";
import { modelOfPlan } from "./plan";
import { modelOfState } from "./state";
import { noTerraformIn } from "./no-terraform";
import type { ReadOptions } from "./read-options";
import { UnreadableInputError } from "./unreadable-input-error";

/** Larger inputs are not configurations. In bytes. */
const LARGEST = 200 * 2 ** 20;

/**
 * What Terraform would make of an input: a synthesized `cdk.tf.json`, what `terraform show -json`
 * prints of a plan or a state, a folder of `.tf` and `.tf.json` files, or one such file. Which it
 * is, is told from its content.
 *
 * @throws {UnreadableInputError} for what is no Terraform
 */
export async function readModel(
  path: string,
  options: ReadOptions = {},
): Promise<Model> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new UnreadableInputError(`there is no file or folder ${path}`);
  }
  if (found.isDirectory()) {
    const sources = await readFolder(path, ".");
    if (sources === undefined) throw await noTerraformIn(path);
    return modelOfConfiguration(path, sources, options);
  }
  if (!found.isFile() || found.size > LARGEST) {
    throw new UnreadableInputError(
      `${path} is no file of Terraform: expected text of at most ${LARGEST >> 20} MiB`,
    );
  }
  return readFileModel(path, options);
}

async function readFileModel(
  path: string,
  options: ReadOptions,
): Promise<Model> {
  const bytes = await readFile(path);
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") {
    throw new UnreadableInputError(
      `${path} is a plan in Terraform's own form: run \`terraform show -json ${basename(path)} > plan.json\` and give plan.json`,
    );
  }
  const text = bytes.toString("utf8");
  if (path.endsWith(".tf")) {
    const source = await readHcl(path, path, text);
    return modelOfFile(path, source, options);
  }
  const body = parseJson(path, text);
  switch (kindOf(body)) {
    case "plan":
      return modelOfPlan(path, body, options);
    case "state":
      return modelOfState(path, body, options);
    case "configuration":
      return modelOfFile(path, { file: path, body }, options);
    case "raw state":
      throw new UnreadableInputError(
        `${path} is a state in Terraform's own form: run \`terraform show -json > state.json\` and give state.json`,
      );
    case "CloudFormation":
      throw new UnreadableInputError(
        `${path} is a template of CloudFormation: only Terraform is read`,
      );
    case undefined:
      throw new UnreadableInputError(
        `${path} is JSON but no Terraform: expected resource blocks, or what \`terraform show -json\` prints`,
      );
  }
}

/**
 * One file of a configuration. Terraform takes a folder as a whole: a file that refers to what its
 * neighbours declare is read together with them.
 */
async function modelOfFile(
  path: string,
  source: Source,
  options: ReadOptions,
): Promise<Model> {
  const folder = dirname(path);
  const alone = await modelOfConfiguration(folder, [source], options);
  const gaps = gapsIn(alone);
  if (gaps === 0) return alone;
  try {
    const sources = (await readFolder(folder, ".")) ?? [];
    if (sources.length < 2) return alone;
    const whole = await modelOfConfiguration(folder, sources, options);
    return gapsIn(whole) < gaps ? whole : alone;
  } catch (error) {
    // Neighbours that cannot be read together are no configuration.
    if (error instanceof UnreadableInputError) return alone;
    throw error;
  }
}

const gapsIn = ({ unknowns }: Model) =>
  unknowns.filter(({ reason }) => reason.startsWith("there is no ")).length;

/** The blocks that a configuration may hold at its top. */
const BLOCKS = [
  "resource",
  "data",
  "module",
  "provider",
  "variable",
  "locals",
  "output",
  "terraform",
];

function kindOf(body: ValueMap) {
  if ("planned_values" in body) return "plan";
  if ("format_version" in body && !("resource" in body)) return "state";
  if (body["version"] === 4 && isList(body["resources"] ?? null)) {
    return "raw state";
  }
  if (BLOCKS.some((name) => typeof body[name] === "object")) {
    return "configuration";
  }
  if ("Resources" in body) return "CloudFormation";
  return undefined;
}
