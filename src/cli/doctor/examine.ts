import { VARIABLES_FILE } from "../../project/terraform-variables";
import { settingOf, type SettingPlaces } from "../project/setting-of";
import { UsageError } from "../usage-error";
import type { Account } from "./account";
import { checkCredentials } from "./credentials";
import type { Finding } from "./finding";
import type { Machine } from "./machine";
import { checkNode } from "./node";
import { checkPermissions } from "./permissions";
import { checkProvider } from "./provider";
import { checkRegion } from "./region";
import { checkTerraform } from "./terraform";
import { checkTrails, type OwnTrail } from "./trails";

/** Where synthesis writes the stack, from the project's folder. */
const SYNTHESIZED = "stacks/security-monitor/cdk.tf.json";

/** What the presets call a trail. */
const USUAL_TRAIL = "${var.prefix}-trail";

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
  const { identity } = credentials;
  const resources = synthesized(machine);
  const places = {
    variables: machine.read(VARIABLES_FILE),
    environment: machine.environment,
  };
  const region = settingOf(places, "aws_region", "us-east-1");
  const [provider, permissions, trails] = await Promise.all([
    checkProvider(machine, terraform.isOpenTofu),
    checkPermissions(account, identity, resources && Object.keys(resources)),
    checkTrails(account, identity, ownTrail(places, resources, region.value)),
  ]);
  return [
    checkNode(machine),
    terraform.finding,
    provider,
    checkRegion(region),
    credentials.finding,
    permissions,
    trails,
  ];
}

/** The resources of the synthesized stack by type and name. */
interface Resources {
  readonly aws_cloudtrail?: Readonly<Record<string, { readonly name: string }>>;
}

/** What the stack is made of; undefined where nothing is synthesized. */
function synthesized({ environment, read }: Machine): Resources | undefined {
  const folder = environment["CDKTF_OUTDIR"] || "cdktf.out";
  const text = read(`${folder}/${SYNTHESIZED}`);
  if (text === undefined) return undefined;
  try {
    // Synthesis writes it, or nobody does.
    const { resource = {} } = JSON.parse(text) as { resource?: Resources };
    return resource;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(
      `${folder}/${SYNTHESIZED}: expected JSON (${error.message}); npx cdktf synth writes it anew`,
    );
  }
}

/** The trail that a deployment makes; the usual one where nothing is synthesized. */
function ownTrail(
  places: SettingPlaces,
  resources: Resources | undefined,
  region: string,
): OwnTrail | undefined {
  const [trail] = Object.values(resources?.aws_cloudtrail ?? {});
  if (resources !== undefined && trail === undefined) return undefined;
  const { value } = settingOf(places, "prefix", "trailwire");
  const name = (trail?.name ?? USUAL_TRAIL).replace("${var.prefix}", value);
  return { name, region };
}
