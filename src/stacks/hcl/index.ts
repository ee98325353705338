import type { TerraformStack } from "cdktf";
import { blocksOf } from "./blocks";
import { renderHcl } from "./render-hcl";

/** A stack in HCL: the same as its Terraform JSON, argument by argument. */
export function hclOf(stack: TerraformStack): string {
  return renderHcl(Object(stack.toTerraform()), blocksOf(stack));
}
