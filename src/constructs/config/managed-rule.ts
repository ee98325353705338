import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import { Construct } from "constructs";
import { Environment } from "../environment";
import { literal } from "../literal";
import type { ConfigurationRecorder } from "./configuration-recorder";
import type { CatalogueEntry, managedRules } from "./managed-rule-catalogue";
import { catalogueEntry, type ManagedRuleName } from "./managed-rule-sets";

/** How often AWS Config evaluates what has no changes to go by. */
export type EvaluationFrequency =
  | "One_Hour"
  | "Three_Hours"
  | "Six_Hours"
  | "Twelve_Hours"
  | "TwentyFour_Hours";

type Entry<N extends ManagedRuleName> = (typeof managedRules)[N];

/** The parameters of a managed rule, none for one that has none. */
export type ManagedRuleParameters<N extends ManagedRuleName> =
  Entry<N> extends { readonly parameters: infer P }
    ? { readonly [name in keyof P]?: Value<P[name]> }
    : Readonly<Record<string, never>>;

/** What a parameter may be, from what the catalogue says of it. */
type Value<T> = T extends number
  ? number
  : T extends boolean
    ? boolean
    : T extends readonly (infer Word)[]
      ? Word
      : string;

/** Cost: a tenth of a cent for each evaluation of a resource, so cents to a few dollars a month. */
export interface ManagedRuleProps<N extends ManagedRuleName> {
  readonly rule: N;
  /** Records what the rule looks at. */
  readonly recorder: ConfigurationRecorder;
  /** @default - the values that the CIS benchmark asks for */
  readonly parameters?: ManagedRuleParameters<N>;
  /**
   * How often a rule with a schedule is evaluated; others are when something changes.
   * @default "TwentyFour_Hours"
   */
  readonly frequency?: Entry<N>["trigger"] extends "change"
    ? never
    : EvaluationFrequency;
}

/**
 * A rule that AWS keeps, over the resources of the account in the stack's region. AWS accepts any
 * identifier and any parameter, and evaluates nothing; here neither compiles.
 */
export class ManagedRule<
  N extends ManagedRuleName = ManagedRuleName,
> extends Construct {
  readonly rule: N;
  /** The name as a reference to the rule. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ManagedRuleProps<N>) {
    super(scope, id);
    const { rule, recorder, frequency } = props;
    this.rule = rule;
    const entry = catalogueEntry(rule);
    recorder.need(entry.looksAt);
    const parameters = { ...defaults(entry), ...props.parameters };
    this.name = new ConfigConfigRule(this, "config_rule", {
      name: `${recorder.name}-${rule}`,
      description: description(entry),
      source: { owner: "AWS", sourceIdentifier: entry.identifier },
      ...(Object.keys(parameters).length > 0 && {
        inputParameters: this.#asText(parameters),
      }),
      ...(frequency !== undefined && { maximumExecutionFrequency: frequency }),
      dependsOn: [recorder.started],
    }).name;
  }

  /** The API takes text for every value. */
  #asText(parameters: Readonly<Record<string, unknown>>): string {
    const ofPartition = `arn:${Environment.of(this).partition}:`;
    const texts = Object.entries(parameters).map(([name, value]) => [
      name,
      // The catalogue names AWS's own policies as they are called outside of China and GovCloud.
      String(value).replace(/^arn:aws:/, ofPartition),
    ]);
    return literal(JSON.stringify(Object.fromEntries(texts)));
  }
}

function defaults({ parameters = {} }: CatalogueEntry) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === "object" ? value[0] : value,
    ]),
  );
}

/** Which recommendations an auditor will find it under. */
function description({ cis = {} }: CatalogueEntry): string {
  const backed = Object.entries(cis).map(
    ([version, numbers]) => `CIS ${version}: ${numbers.join(", ")}`,
  );
  return backed.length > 0 ? backed.join("; ") : "No control of CIS.";
}
