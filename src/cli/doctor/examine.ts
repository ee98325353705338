import { UsageError } from "../usage-error";
import type { Account } from "./account";
import { checkCredentials } from "./credentials";
import type { Finding } from "./finding";
import type { Machine } from "./machine";
import { checkNode } from "./node";
import { checkPermissions } from "./permissions";
import { checkProvider } from "./provider";
import { checkTerraform } from "./terraform";

/** Where synthesis writes the stack, from the project's folder. */
const SYNTHESIZED = "stacks/security-monitor/cdk.tf.json";

/**
 * Everything that a deployment from this folder needs, in the order in which it needs it.
 *
 * @throws {UsageError} for a synthesized stack that cannot be read
 */
export async function examine(
  machine: Machine,
  account: Account,
): Promise<readonly Finding[]> {
  const [terraform, credentials] = await Promise.all([
    checkTerraform(machine),
    checkCredentials(account),
  ]);
  const [provider, permissions] = await Promise.all([
    checkProvider(machine, terraform.isOpenTofu),
    checkPermissions(account, credentials.identity, resourceTypes(machine)),
  ]);
  return [
    checkNode(machine),
    terraform.finding,
    provider,
    credentials.finding,
    permissions,
  ];
}

/** The types of the resources in the synthesized stack; undefined where there is none. */
function resourceTypes({
  environment,
  read,
}: Machine): readonly string[] | undefined {
  const folder = environment["CDKTF_OUTDIR"] || "cdktf.out";
  const text = read(`${folder}/${SYNTHESIZED}`);
  if (text === undefined) return undefined;
  try {
    // Synthesis writes it, or nobody does.
    const { resource = {} } = JSON.parse(text) as { resource?: object };
    return Object.keys(resource);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(
      `${folder}/${SYNTHESIZED}: expected JSON (${error.message}); npx cdktf synth writes it anew`,
    );
  }
}
