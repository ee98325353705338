import type { Finding } from "./finding";
import type { Machine } from "./machine";
import { isAtLeast } from "./versions";

/** The first Terraform that the output works with: the stacks demand it. */
const LEAST = "1.2";

/** The program that cdktf runs, by the environment variable that it reads. */
const NAME_VARIABLE = "TERRAFORM_BINARY_NAME";

/** Terraform, or who stands in for it. */
export interface Terraform {
  readonly isOpenTofu: boolean;
  readonly finding: Finding;
}

/** Looks for Terraform, or OpenTofu, where cdktf would. */
export async function checkTerraform({
  environment,
  run,
}: Pick<Machine, "environment" | "run">): Promise<Terraform> {
  const program = environment[NAME_VARIABLE] || "terraform";
  const said = await run(program, ["version"]);
  const isOpenTofu = /^OpenTofu v/m.test(said ?? "");
  return { isOpenTofu, finding: await judged(program, said, run) };
}

async function judged(
  program: string,
  said: string | undefined,
  run: Machine["run"],
): Promise<Finding> {
  const check = "terraform";
  const [line = "", version] =
    /^(?:Terraform|OpenTofu) v(\S+)/m.exec(said ?? "") ?? [];
  if (version !== undefined && isAtLeast(version, LEAST)) {
    return { check, status: "ok", found: line };
  }
  const tofu = version === undefined && (await run("tofu", ["version"]));
  if (tofu) {
    return {
      check,
      status: "missing",
      found: `no "${program}" on the PATH, but OpenTofu is`,
      mend: `export ${NAME_VARIABLE}=tofu`,
    };
  }
  return {
    check,
    status: "missing",
    found: version
      ? `${line}: expected ${LEAST} or later`
      : `no "${program}" on the PATH that says its version`,
    mend: "https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install/",
  };
}
