/**
 * The standards of Security Hub that can be switched on, by the ends of their ARNs.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
 */
export const securityStandards = {
  "aws-foundational":
    "standards/aws-foundational-security-best-practices/v/1.0.0",
  "cis-1.2": "ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  /** The newest that also checks metric filters and alarms, letter by letter: those of the rule pack pass. */
  "cis-1.4": "standards/cis-aws-foundations-benchmark/v/1.4.0",
  "cis-3.0": "standards/cis-aws-foundations-benchmark/v/3.0.0",
  "cis-5.0": "standards/cis-aws-foundations-benchmark/v/5.0.0",
  "nist-800-53": "standards/nist-800-53/v/5.0.0",
  "pci-dss-3.2.1": "standards/pci-dss/v/3.2.1",
  "pci-dss-4.0.1": "standards/pci-dss/v/4.0.1",
} as const;

/** A standard of Security Hub. */
export type SecurityStandard = keyof typeof securityStandards;

/** The standard's ARN. The oldest has no region in it. */
export function standardArn(
  standard: SecurityStandard,
  {
    partition,
    region,
  }: { readonly partition: string; readonly region: string },
): string {
  const resource = securityStandards[standard];
  return resource.startsWith("ruleset/")
    ? `arn:${partition}:securityhub:::${resource}`
    : `arn:${partition}:securityhub:${region}::${resource}`;
}
