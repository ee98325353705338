import {
  DefaultTokenResolver,
  StringConcat,
  TerraformElement,
  type TerraformStack,
  Tokenization,
} from "cdktf";
import { isObject } from "../../pattern/is-object";

/**
 * Tells the blocks of a stack from its arguments. In JSON both look alike; the provider bindings,
 * which are made from the provider's schema, know the difference.
 *
 * @returns whether what stands at a path, such as `resource.aws_s3_bucket_versioning.logs.versioning_configuration`, is a block
 */
export function blocksOf(stack: TerraformStack): (path: string) => boolean {
  const blocks = new Set<string>();
  for (const element of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(element)) continue;
    collect(resolved(stack, element.toHclTerraform()), "", blocks);
  }
  return (path) => blocks.has(path);
}

/** cdktf describes an argument as `{ value, isBlock, … }`, and the arguments of a block again. */
function collect(value: unknown, path: string, blocks: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, path, blocks);
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      const childPath = path === "" ? key : `${path}.${key}`;
      if (isBlock(child)) blocks.add(childPath);
      const described = isObject(child) && "value" in child;
      collect(described ? child["value"] : child, childPath, blocks);
    }
  }
}

/** In variables and providers cdktf writes its own words, too, in snake case. */
function isBlock(argument: unknown): boolean {
  return (
    isObject(argument) &&
    (argument["isBlock"] === true || argument["is_block"] === true)
  );
}

function resolved(scope: TerraformStack, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    preparing: false,
    resolver: new DefaultTokenResolver(new StringConcat()),
  });
}
