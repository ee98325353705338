import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readModel } from "../../../src/proof/input/read-model";
import type { ReadOptions } from "../../../src/proof/input/read-options";
import type { Model, Resource } from "../../../src/proof/model";
import { readable } from "../../../src/proof/placeholder";

/** Runs with a folder that holds files, which is gone afterwards. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The model of a folder with files, or of one file in it. */
export function modelOf(
  files: Readonly<Record<string, string>>,
  options: ReadOptions = {},
  file = ".",
): Promise<Model> {
  return inFolder(files, (folder) => readModel(join(folder, file), options));
}

/** The model of one file of HCL. */
export function modelOfHcl(
  text: string,
  options: ReadOptions = {},
): Promise<Model> {
  return modelOf({ "main.tf": text }, options);
}

/** The model of a stack as JSON. */
export function modelOfJson(
  body: object,
  options: ReadOptions = {},
): Promise<Model> {
  const files = { "cdk.tf.json": JSON.stringify(body) };
  return modelOf(files, options, "cdk.tf.json");
}

export function find({ resources }: Model, address: string): Resource {
  const found = resources.find((one) => one.address === address);
  if (found !== undefined) return found;
  const all = resources.map((one) => one.address).join(", ");
  throw new Error(`there is no ${address}, only ${all}`);
}

/** An attribute as people read it: placeholders in angle brackets, unknowns by their names. */
export function shown(model: Model, address: string, name: string): unknown {
  const text = JSON.stringify(find(model, address).values[name] ?? null);
  return JSON.parse(readable(text)) as unknown;
}

/** What is unknown, in a line each. */
export function unknownsOf({ unknowns }: Model): readonly string[] {
  return unknowns.map(
    ({ address, argument, reason }) =>
      `${address}${argument === undefined ? "" : ` ${argument}`}: ${reason}`,
  );
}
