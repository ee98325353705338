import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UnreadableInputError } from "./unreadable-input-error";

/** The complaint about a folder without Terraform, with what may have been meant. */
export async function noTerraformIn(
  folder: string,
): Promise<UnreadableInputError> {
  const stacks = await synthesized(folder);
  const meant =
    stacks.length === 0 ? "" : `; did you mean ${stacks.join(" or ")}?`;
  return new UnreadableInputError(
    `there is no .tf or .tf.json file in the folder ${folder}${meant}`,
  );
}

/** The stacks that CDKTF synthesized below a folder. */
async function synthesized(folder: string): Promise<readonly string[]> {
  for (const below of ["stacks", "cdktf.out/stacks"]) {
    const names = await readdir(join(folder, below)).catch(() => []);
    const files = names.map((name) => join(folder, below, name, "cdk.tf.json"));
    const found = await Promise.all(
      files.map((file) =>
        stat(file).then(
          () => [file],
          () => [],
        ),
      ),
    );
    if (found.flat().length > 0) return found.flat();
  }
  return [];
}
