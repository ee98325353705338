import type { ResourceBlock, TerraformJson, Workspace } from "./workspace";

/** One deployed resource, as the synthesized JSON wants it. */
export interface MeantResource {
  /** Such as `aws_sns_topic_subscription.email["security@example.com"]`. */
  readonly address: string;
  readonly type: string;
  /** What Terraform calls it, once it is there. */
  readonly id: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Arguments that speak to Terraform, not to the provider. */
const metaArguments = new Set([
  "//",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

/** Every resource of a deployed workspace with its references resolved, one for each instance. */
export async function meantResources(
  workspace: Workspace,
): Promise<readonly MeantResource[]> {
  const blocks = resourceBlocks(workspace.json);
  const values = await workspace.evaluate(blocks.map(instancesExpression));
  return blocks.flatMap(({ type, address }, i) => {
    // The shape that the expression below has.
    const instances = values[i] as readonly {
      key: string | null;
      id: string;
      args: ResourceBlock;
    }[];
    return instances.map(({ key, id, args }) => ({
      type,
      address: key === null ? address : `${address}[${JSON.stringify(key)}]`,
      id,
      args,
    }));
  });
}

interface Block {
  readonly type: string;
  readonly address: string;
  readonly block: ResourceBlock;
}

function resourceBlocks({ resource }: TerraformJson): readonly Block[] {
  return Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, block]) => ({
      type,
      address: `${type}.${name}`,
      block,
    })),
  );
}

/** JSON is valid in Terraform's expressions, and its strings are templates there as well. */
function instancesExpression({ address, block }: Block): string {
  const args = plainExpressions(
    JSON.stringify(
      Object.fromEntries(
        Object.entries(block).filter(([name]) => !metaArguments.has(name)),
      ),
    ),
  );
  const { for_each: forEach } = block;
  return forEach === undefined
    ? `[{ key = null, id = ${address}.id, args = ${args} }]`
    : `[for each in [for k, v in ${expression(forEach)} : { key = k, value = v }] : { key = each.key, id = ${address}[each.key].id, args = ${args} }]`;
}

/** What stands in `${…}`: within a text, the quotes of an expression would be escaped. */
function expression(template: unknown): string {
  return (
    /^\$\{(.*)\}$/s.exec(String(template))?.[1] ?? JSON.stringify(template)
  );
}

/** JSON with the texts within its `${…}` as an expression has them: with quotes that are none of JSON's. */
function plainExpressions(json: string): string {
  return json.replace(/(?<!\$)\$\{((?:\\.|[^{}"\\])*)\}/g, (template) =>
    template.replaceAll('\\"', '"'),
  );
}
