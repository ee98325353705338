import type { z } from "zod";
import { responseNames } from "../constructs/response/response-names";
import { capability, listOf, oneOf, record, text } from "./setting";

const arns = (of: string) =>
  listOf(
    text(
      "an ARN such as arn:aws:iam::123456789012:role/ci-*",
      /^arn:[^:]+:[^:]+:.*[^:*]/,
    ),
    of,
  ).default([]);

/**
 * Functions that answer events by themselves; without further settings they only tell what they
 * would do. Ten cents a month for an alarm, they run when something happens.
 *
 * An exposed key is told by AWS Health, in us-east-1: only a stack there hears of it.
 */
export const responseSettings = capability({
  responses: listOf(oneOf(responseNames), "responses").default([
    ...responseNames,
  ]),
  /** Which of them do something. */
  act: listOf(oneOf(responseNames), "responses").default([]),
  /** Who and what is left alone. */
  allowList: record({
    principals: arns("ARNs of roles and users"),
    resources: arns("ARNs of trails, buckets, security groups and the like"),
  }).prefault({}),
}).refine(
  (given) =>
    given === undefined ||
    given.act.every((name) => given.responses.includes(name)),
  { error: 'expected in "act" only what is in "responses"' },
);

export type ResponseSettings = z.infer<typeof responseSettings>;
