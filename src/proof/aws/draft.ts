import { partitionOf } from "../../project/regions";
import { Unknown, type Value, type ValueMap } from "../model";
import { placeholder } from "../placeholder";

/** A resource whose arguments are evaluated and whose computed attributes are not. */
export interface Draft {
  /** `module.audit.aws_sns_topic.alerts["a"]` */
  readonly address: string;
  readonly type: string;
  readonly values: ValueMap;
  readonly region: string;
  readonly account: string;
}

/** What AWS, or the provider, adds to a resource's arguments. */
export type Compute = (draft: Draft) => Readonly<Record<string, Value>>;

/** An attribute of which only AWS knows the value. */
export function later(draft: Draft, name: string): string {
  return placeholder(`${draft.address}.${name}`);
}

/** A text argument; what is missing or not a text is as AWS will have it. */
export function text(draft: Draft, name: string): string {
  return given(draft, name) ?? later(draft, name);
}

/** A text argument; what is unknown stands in it under its name. */
function given(draft: Draft, name: string): string | undefined {
  const value = draft.values[name];
  if (value instanceof Unknown) return placeholder(value.name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A name that is given, begun, or made by the provider: `name`, `name_prefix` or neither. */
export function named(draft: Draft, argument = "name"): string {
  const name = given(draft, argument);
  if (name !== undefined) return name;
  return (given(draft, `${argument}_prefix`) ?? "") + later(draft, argument);
}

/** `amazonaws.com`, in China with `.cn` */
export function domainOf(region: string): string {
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** An ARN in the draft's region and account. */
export function arn(draft: Draft, service: string, rest: string): string {
  const { region, account } = draft;
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${rest}`;
}

/** An ARN of a service without regions. */
export function globalArn(draft: Draft, service: string, rest: string): string {
  return `arn:${partitionOf(draft.region)}:${service}::${draft.account}:${rest}`;
}
