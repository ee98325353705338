import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Where visitors get their content from was changed. CloudFront records its API version in the event
 * name.
 */
export const cdnChanges: Rule = {
  id: "cdn-changes",
  title: "A CloudFront distribution was changed",
  description:
    "A changed origin or function serves the attacker's pages under your name, or sends what visitors type to somebody else.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("cloudfront.amazonaws.com"),
    field("eventName").like(
      "UpdateDistribution*",
      "AssociateAlias*",
      "UpdateFunction*",
      "PublishFunction*",
      "UpdateCloudFrontOriginAccessIdentity*",
      "UpdateOriginAccessControl*",
    ),
  ),
  controls: [],
  attack: ["T1557", "T1491.002"],
  falsePositives: [
    "Deployments of websites: exclude the role of the pipeline.",
  ],
  runbook: [
    "Which distribution, and who? aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventSource,AttributeValue=cloudfront.amazonaws.com.",
    "Read it: aws cloudfront get-distribution-config --id ID. Are the origins, aliases and functions yours?",
    'Not right: deploy the distribution again, then aws cloudfront create-invalidation --distribution-id ID --paths "/*".',
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an origin is changed": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "UpdateDistribution2020_05_31",
      requestParameters: { id: "EXAMPLE" },
    }),
    "an alias moves to another distribution": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "AssociateAlias2020_05_31",
    }),
    "an attempt": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "UpdateDistribution2020_05_31",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "its cache is emptied": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "CreateInvalidation2020_05_31",
    }),
    "another service's function": apiCall({
      eventSource: "lambda.amazonaws.com",
      eventName: "UpdateFunctionCode20150331v2",
    }),
    "a distribution is read": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "GetDistribution2020_05_31",
      readOnly: true,
    }),
  },
};
