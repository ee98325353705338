import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Environment } from "./environment";

const ID = "default_event_bus";

/**
 * EventBridge's limits for one bus. That for rules can be raised, that for wildcards cannot.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
const limits = { rules: 300, wildcardRules: 30 } as const;

/**
 * The bus on which AWS services put their events: every account has one in each region, and
 * nobody makes it. CloudTrail's events come to no other.
 */
export class DefaultEventBus extends Construct {
  readonly arn: string;
  #rules = 0;
  #wildcardRules = 0;

  private constructor(stack: TerraformStack) {
    super(stack, ID);
    this.arn = Environment.of(this).arn("events", "event-bus/default");
  }

  /** The bus of the stack's own region, made on first use. */
  static of(scope: Construct): DefaultEventBus {
    const stack = TerraformStack.of(scope);
    const found = stack.node.tryFindChild(ID);
    return found instanceof DefaultEventBus
      ? found
      : new DefaultEventBus(stack);
  }

  /**
   * Counts a rule against the quotas.
   * @throws Error at the 301st rule, or the 31st that has a wildcard
   */
  countRule({ wildcards }: { readonly wildcards: boolean }): void {
    this.#rules += 1;
    if (this.#rules > limits.rules) {
      throw new Error(
        `the default event bus has more than ${limits.rules} rules: expected at most the ${limits.rules} that EventBridge allows, leave out rules or packs`,
      );
    }
    this.#wildcardRules += wildcards ? 1 : 0;
    if (this.#wildcardRules > limits.wildcardRules) {
      throw new Error(
        `the default event bus has more than ${limits.wildcardRules} rules with wildcards: expected at most the ${limits.wildcardRules} that EventBridge allows, match beginnings or ends of texts instead, or put rules on the route "metric"`,
      );
    }
  }
}
