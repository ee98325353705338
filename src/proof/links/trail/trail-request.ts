import { Unknown, type Resource } from "../../model";
import { placeholder } from "../../placeholder";
import type { Context } from "../../policy";
import type { Graph } from "../graph/graph";
import { textOf } from "../graph/values";

/** Who CloudTrail is in policies. */
export const CLOUDTRAIL = { service: "cloudtrail.amazonaws.com" } as const;

/** The condition keys that CloudTrail sends. */
export function trailContext(trail: Resource): Context {
  return {
    "aws:SourceArn": textOf(trail.values, "arn"),
    "aws:SourceAccount": trail.account,
    "aws:SourceOrgID": new Unknown("the trail's organization is not known"),
    "aws:SourceOrgPaths": new Unknown("the trail's organization is not known"),
  };
}

/** The id of the organization, as far as the configuration tells it. */
export function organizationId(graph: Graph): string {
  const type = "aws_organizations_organization";
  const [organization] = [...graph.ofType(type, "data"), ...graph.ofType(type)];
  const id = organization && textOf(organization.values, "id");
  return typeof id === "string" ? id : placeholder("the organization's id");
}
