import { Unknown, type Resource } from "../../model";
import { isProblem, type Finding } from "../graph/finding";
import { placeholder } from "../../placeholder";
import type { LogObject } from "./bucket-notification";
import type { Graph } from "../graph/graph";
import { organizationId } from "../trail/trail-request";
import { flagOf, textOf } from "../graph/values";

/**
 * Examples of the log files that a trail writes: of its own region and, where it records all, of
 * another one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function trailObjects(
  graph: Graph,
  trail: Resource,
): readonly LogObject[] {
  const { account, region } = trail;
  const prefix = textOf(trail.values, "s3_key_prefix") ?? "";
  const folder =
    prefix instanceof Unknown
      ? `${placeholder(prefix.name)}/`
      : prefix === ""
        ? ""
        : `${prefix.replace(/\/$/, "")}/`;
  const owner =
    flagOf(trail.values, "is_organization_trail") === true
      ? `${organizationId(graph)}/${account}`
      : account;
  const everywhere = flagOf(trail.values, "is_multi_region_trail") === true;
  const other = region === "ap-southeast-2" ? "eu-west-3" : "ap-southeast-2";
  return (everywhere ? [region, other] : [region]).map((of) => ({
    key: `${folder}AWSLogs/${owner}/CloudTrail/${of}/2026/01/31/${account}_CloudTrail_${of}_20260131T0005Z_a1b2c3d4e5f6g7h8.json.gz`,
    name:
      of === region
        ? "the trail's log files"
        : "the log files of other regions",
  }));
}

/** Where a trail's prefix and those who read its files disagree, either may be wrong. */
export function suspectingPrefix(
  trail: Resource,
  findings: readonly Finding[],
): readonly Finding[] {
  return textOf(trail.values, "s3_key_prefix") === undefined
    ? findings
    : findings.map((finding) =>
        isProblem(finding) && finding.orAt === undefined
          ? { ...finding, orAt: [trail.address] }
          : finding,
      );
}
