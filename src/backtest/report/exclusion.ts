import { exclusionKinds, type Exclusions } from "../../rule/exclude";

/** One entry of one kind, as `exclude` in the settings has it. */
export type Exclusion = {
  readonly [K in keyof Exclusions]?: readonly string[];
};

/**
 * What overlooks this caller and nobody else; undefined for whom nothing does, and for root and
 * people's roles of IAM Identity Center, whom nobody should overlook.
 *
 * @param principal as {@link Match.principal} has it
 */
export function exclusionOf(principal: string): Exclusion | undefined {
  const service = /^(\S+) in (\d{12}|unknown account)$/.exec(principal)?.[1];
  if (service !== undefined) return entry("services", service);
  if (/:iam::\d{12}:root$|\/AWSReservedSSO_/.test(principal)) return undefined;
  if (/:iam::\d{12}:role\//.test(principal)) return entry("roles", principal);
  // The ARN of a session is never seen again.
  if (/:sts::/.test(principal)) return undefined;
  return principal.startsWith("arn:")
    ? entry("principals", principal)
    : undefined;
}

function entry(kind: keyof Exclusions, value: string): Exclusion | undefined {
  return exclusionKinds[kind].form.test(value) && !value.includes("*")
    ? { [kind]: [value] }
    : undefined;
}
