import {
  LocalBackend,
  S3Backend,
  TerraformBackend,
  type TerraformRemoteState,
  type TerraformStack,
} from "cdktf";
import type { BackendSettings } from "./backend-settings";

/**
 * Gives the stack its backend. Every stack needs this, because cdktf's own default writes an
 * absolute path of this machine into the output.
 */
export function configureBackend(
  stack: TerraformStack,
  backend: BackendSettings,
): void {
  const id = stack.node.id;
  switch (backend.type) {
    case "local":
      new LocalBackend(stack, {
        // From cdktf.out/stacks/<stack>/ up to the folder of cdktf.json, which outlives cdktf.out.
        path: backend.path ?? `../../../terraform.${id}.tfstate`,
      });
      break;
    case "s3": {
      const { type: _, useLockfile, ...rest } = backend;
      const s3 = new S3Backend(stack, {
        encrypt: true,
        key: `${id}/terraform.tfstate`,
        ...rest,
      });
      // Younger than cdktf's own type.
      if (useLockfile) s3.addOverride("use_lockfile", true);
      break;
    }
    case "cloud": {
      // cdktf's CloudBackend asks an installed Terraform for its version; synthesis needs Node alone.
      const { type: _, ...block } = backend;
      new NoBackend(stack);
      stack.addOverride("terraform.cloud", block);
      break;
    }
    case "none":
      new NoBackend(stack);
  }
}

/** Keeps cdktf from adding a backend of its own, and writes none. */
class NoBackend extends TerraformBackend {
  constructor(stack: TerraformStack) {
    super(stack, "backend", "none");
  }

  override toTerraform(): object {
    return {};
  }

  override toMetadata(): object {
    return {};
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error(
      "this stack has no backend of its own: expected no references to it from another stack, pass its outputs on instead",
    );
  }
}
