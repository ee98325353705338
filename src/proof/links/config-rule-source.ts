import { Unknown, type Resource } from "../model";
import { hasPlaceholder } from "../placeholder";
import { problem, type Finding } from "./finding";
import { blocksOf, textOf } from "./values";

/**
 * What the names of managed rules suggest, and their identifiers.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
 */
const otherwise: Readonly<Record<string, string>> = {
  CLOUDTRAIL_ENABLED: "CLOUD_TRAIL_ENABLED",
  EC2_INSTANCES_IN_VPC: "INSTANCES_IN_VPC",
  MULTI_REGION_CLOUDTRAIL_ENABLED: "MULTI_REGION_CLOUD_TRAIL_ENABLED",
  RESTRICTED_COMMON_PORTS: "RESTRICTED_INCOMING_TRAFFIC",
  RESTRICTED_SSH: "INCOMING_SSH_DISABLED",
};

/** Whether AWS Config knows a managed rule of the identifier, as far as its form and the usual slips tell. */
export function sourceFindings({
  address,
  values,
}: Resource): readonly Finding[] {
  const sources = blocksOf(values, "source");
  if (sources instanceof Unknown) return [];
  return sources.flatMap((source) => {
    const id = textOf(source, "source_identifier");
    if (textOf(source, "owner") !== "AWS" || typeof id !== "string") return [];
    const meant = id.toUpperCase().replaceAll("-", "_");
    const known = otherwise[meant] ?? meant;
    return known === id || hasPlaceholder(id)
      ? []
      : [
          problem({
            id: "no-managed-rule",
            at: address,
            argument: "source.source_identifier",
            what: `AWS Config has no managed rule with the identifier "${id}", expected "${known}"`,
            mend: `source_identifier = "${known}"`,
          }),
        ];
  });
}
