import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Fn, TerraformLocal, TerraformStack } from "cdktf";
import { Construct } from "constructs";

const ID = "current";

/** Where each partition has its console, behind the region. */
const consoles = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/**
 * Where the stack is deployed: account, partition and region, read when Terraform runs, for ARNs
 * that must be known before the resource they name exists.
 */
export class Environment extends Construct {
  /** The account's twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** The suffix of the partition's host names, such as `amazonaws.com`. */
  readonly dnsSuffix: string;
  /** The provider's region, such as `us-east-1`. */
  readonly region: string;
  #consoleHost: TerraformLocal | undefined;

  private constructor(stack: TerraformStack) {
    super(stack, ID);
    this.account = new DataAwsCallerIdentity(this, "caller_identity").accountId;
    const partition = new DataAwsPartition(this, "partition");
    this.partition = partition.partition;
    this.dnsSuffix = partition.dnsSuffix;
    // `name` is deprecated in version 6 of the provider and `region` is missing in version 5.
    this.region = new DataAwsRegion(this, "region").id;
  }

  /** The environment of the stack that the scope is in, made on first use. */
  static of(scope: Construct): Environment {
    const stack = TerraformStack.of(scope);
    const found = stack.node.tryFindChild(ID);
    return found instanceof Environment ? found : new Environment(stack);
  }

  /** The ARN of a regional resource of this account, such as `arn("cloudtrail", "trail/main")`. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** The console's host behind the region, such as `console.aws.amazon.com`. */
  get consoleHost(): string {
    this.#consoleHost ??= new TerraformLocal(
      this,
      "console_host",
      Fn.lookup(consoles, this.partition, consoles.aws),
    );
    return this.#consoleHost.asString;
  }

  /** The ARN of a bucket, which carries neither region nor account. */
  bucketArn(name: string): string {
    return `arn:${this.partition}:s3:::${name}`;
  }
}
