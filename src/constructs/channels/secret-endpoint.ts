import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** The address of an integration, which is as good as a password: Terraform shows it in no plan. It does stand in the state. */
export class SecretEndpoint extends TerraformVariable {
  /** Sets the type apart from variables that anyone may see. */
  readonly secret = true;

  /** @param description whose address it is, and where to find it */
  constructor(scope: Construct, id: string, description: string) {
    super(scope, id, {
      type: "string",
      description,
      sensitive: true,
      nullable: false,
    });
    this.addValidation({
      condition: `\${can(regex("^https://[^/ ]+/[^ ]+$", ${this.fqn}))}`,
      errorMessage:
        "The address of the integration must begin with https:// and have a path, as the integration shows it.",
    });
  }
}
