import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/**
 * The numbers of days for which CloudWatch Logs can keep log events.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
] as const;

/** A number of days that CloudWatch Logs accepts. */
export type RetentionDays = (typeof retentionDays)[number];

export interface RetentionVariableProps {
  readonly description: string;
  readonly default: RetentionDays;
}

/** A retention that is chosen when Terraform runs: a variable that refuses what AWS would refuse. */
export class RetentionVariable extends TerraformVariable {
  constructor(scope: Construct, id: string, props: RetentionVariableProps) {
    const days = retentionDays.join(", ");
    super(scope, id, {
      type: "number",
      description: props.description,
      default: props.default,
      nullable: false,
    });
    this.addValidation({
      condition: `\${contains([${days}], ${this.fqn})}`,
      errorMessage: `The number of days must be one that CloudWatch Logs accepts: ${days}.`,
    });
  }

  /** The chosen number of days, as a reference. Sets this type apart from any other variable. */
  get days(): number {
    return this.numberValue;
  }
}
