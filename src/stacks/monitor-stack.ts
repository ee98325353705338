import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import type { Construct, Node } from "constructs";
import { configureBackend } from "./backend";
import type { BackendSettings } from "./backend-settings";
import { stackId } from "./stack-id";
import { awsRegion } from "./variables";

/**
 * Addresses of the tutorial from which this monitor grew, by the address they would have otherwise.
 * They hold in every preset, so that a state can move from one to the other, and from the tutorial.
 */
const tutorialNames: ReadonlyMap<string, string> = new Map([
  ["aws_s3_bucket_policy.audit_logs", "ct_policy"],
  ["aws_iam_role_policy.ct_role", "ct_policy"],
  ["aws_cloudwatch_log_metric_filter.root_usage", "root_login"],
  ["aws_cloudwatch_metric_alarm.root_usage", "root_alarm"],
]);

/** A stack with readable addresses, a known backend and a provider range: the ground of every preset. */
export abstract class MonitorStack extends TerraformStack {
  readonly #paths = new Map<string, string>();
  readonly #isModule: boolean;
  readonly #aliases: string[] = [];
  #tags: Readonly<Record<string, string>> | undefined;

  constructor(scope: Construct, backend: BackendSettings) {
    super(scope, stackId);
    this.#isModule = backend.type === "none";
    configureBackend(this, backend);
    // The first in which a validation's message can say what was wrong.
    this.addOverride("terraform.required_version", ">= 1.2");
  }

  /**
   * Gives the stack its AWS provider, with a region to choose and tags for every resource.
   * @param tagsOf is not asked by a module: the tags, too, are its caller's provider's
   */
  protected provideAws(tagsOf?: () => Readonly<Record<string, string>>): void {
    const tags = this.#isModule ? undefined : tagsOf?.();
    this.#tags = tags;
    this.requireProvider("aws", "hashicorp/aws", ">= 5.100, < 7");
    new AwsProvider(this, "aws", {
      ...(!this.#isModule && { region: awsRegion(this).stringValue }),
      ...(tags && { defaultTags: [{ tags }] }),
    });
  }

  /** An AWS provider for a further region, like the stack's own otherwise. The caller of a module hands it in. */
  providerIn(region: string): AwsProvider {
    const alias = region.replaceAll("-", "_");
    this.#aliases.push(`aws.${alias}`);
    if (this.#isModule) {
      this.addOverride(
        "terraform.required_providers.aws.configuration_aliases",
        this.#aliases,
      );
    }
    return new AwsProvider(this, `aws_${alias}`, {
      alias,
      region,
      ...(this.#tags && { defaultTags: [{ tags: this.#tags }] }),
    });
  }

  /** Provider bindings pin the one version they were made from; the output works on a range. */
  protected requireProvider(
    name: string,
    source: string,
    version: string,
  ): void {
    this.addOverride(`terraform.required_providers.${name}`, {
      source,
      version,
    });
  }

  override toTerraform(): object {
    const { provider, ...document } = super.toTerraform();
    // A module takes its providers from its caller; Terraform warns about one with its own.
    return this.#isModule ? document : { ...document, provider };
  }

  /** For `cdktf synth --hcl`. cdktf's own HCL leaves the quotes within a policy as they are, and Terraform cannot read it. */
  override toHclTerraform() {
    // What `require` gives is the module; it is loaded for who wants HCL.
    const { hclOf } = require("./hcl") as typeof import("./hcl");
    const { "//": notes, terraform } = super.toTerraform();
    return { hcl: hclOf(this), metadata: { "//": notes, terraform } };
  }

  /**
   * `audit_logs/versioning` of type `aws_s3_bucket_versioning` becomes `audit_logs`: the path joined
   * by `_`, without the end that only repeats the type.
   * @throws Error when two elements would get the same address
   */
  protected override allocateLogicalId(
    element: TerraformElement | Node,
  ): string {
    const node = element instanceof TerraformElement ? element.node : element;
    const kind = kindOf(element);
    const path = node.scopes
      .slice(node.scopes.indexOf(this) + 1)
      .map((scope) => scope.node.id);
    while (path.length > 1 && kind.endsWith(`_${path.at(-1)}`)) path.pop();
    const name = path.join("_").replaceAll("-", "_");
    const logicalId = tutorialNames.get(`${kind}.${name}`) ?? name;

    const address = `${kind}.${logicalId}`;
    const taken = this.#paths.get(address);
    if (taken !== undefined && taken !== node.path) {
      throw new Error(
        `"${node.path}" and "${taken}" would both be ${address}: expected ids that differ, rename one of the constructs`,
      );
    }
    this.#paths.set(address, node.path);
    return logicalId;
  }
}

/** What an address begins with; two elements may share a name when they are of different kinds. */
function kindOf(element: TerraformElement | Node): string {
  if (element instanceof TerraformVariable) return "var";
  if (element instanceof TerraformOutput) return "output";
  if (element instanceof TerraformDataSource) {
    return `data.${element.terraformResourceType}`;
  }
  return element instanceof TerraformResource
    ? element.terraformResourceType
    : "element";
}
