import { nearest } from "../../../rule/did-you-mean";
import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { problem, type Finding } from "../graph/finding";
import { managedRules } from "./managed-rules";
import { blocksOf, textOf } from "../graph/values";

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

/** Whether AWS Config knows a rule of the identifier, as far as its form and the usual slips tell. */
export function sourceFindings({
  address,
  values,
}: Resource): readonly Finding[] {
  const sources = blocksOf(values, "source");
  if (sources instanceof Unknown) return [];
  return sources.flatMap((source) => {
    const id = textOf(source, "source_identifier");
    const owner = textOf(source, "owner");
    if (typeof id !== "string" || hasPlaceholder(id)) return [];
    const fault = (what: string, mend: string) => [
      problem({
        id: "no-managed-rule",
        at: address,
        argument: "source.source_identifier",
        what,
        mend,
      }),
    ];
    if (owner === "CUSTOM_LAMBDA" && !id.startsWith("arn:")) {
      const isManaged = managedRules.has(meantBy(id));
      return fault(
        `a rule of the owner CUSTOM_LAMBDA needs the ARN of a function, found "${id}"`,
        isManaged ? 'owner = "AWS"' : "source_identifier = the function's ARN",
      );
    }
    const meant = meantBy(id);
    return owner !== "AWS" || meant === id
      ? []
      : fault(
          `AWS Config has no managed rule with the identifier "${id}", expected "${meant}"`,
          `source_identifier = "${meant}"`,
        );
  });
}

/** The identifier that was meant: in another form, by the rule's name, or a slip away within its service. */
function meantBy(id: string): string {
  const upper = id.toUpperCase().replaceAll("-", "_");
  const named = otherwise[upper] ?? upper;
  if (managedRules.has(named)) return named;
  // Rules of other services are spelled alike, but for the service.
  const service = (id: string) => id.split("_", 1)[0];
  const near = [...managedRules.keys()].filter(
    (known) =>
      service(known) === service(named) ||
      (known[0] === named[0] && known.at(-1) === named.at(-1)),
  );
  return nearest(named, near) ?? named;
}
