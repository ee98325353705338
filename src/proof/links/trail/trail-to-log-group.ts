import { Unknown, type Resource } from "../../model";
import { hasPlaceholder, same } from "../../placeholder";
import {
  doubt,
  holds,
  isProblem,
  problem,
  type Finding,
} from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyFindings } from "../access/kms-key";
import { openArgument } from "../graph/open-argument";
import { roleElsewhere, roleMay, trusted } from "../access/role";
import { CLOUDTRAIL, organizationId, trailContext } from "./trail-request";
import { flagOf, textOf, nameIn } from "../graph/values";

/**
 * Whether what the trail records gets into the log group: the trail names its streams, and a role
 * that CloudTrail may take and that may write them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
export function trailToLogGroup(
  graph: Graph,
  trail: Resource,
  group: Resource,
): readonly Finding[] {
  return [
    ...suffixFindings(trail, group),
    ...roleFindings(graph, trail, group),
    ...logGroupKeyFindings(graph, group),
  ];
}

/** The trail names the group's streams, `<arn>:*`, since the provider's version 3. */
function suffixFindings(trail: Resource, group: Resource): readonly Finding[] {
  const given = textOf(trail.values, "cloud_watch_logs_group_arn");
  const wanted = `${nameIn(group, "arn")}:*`;
  if (given instanceof Unknown || given === undefined) return [];
  const answer = same(given, wanted);
  if (answer === true) return [];
  if (answer === "unknown") {
    return [doubt(`whether ${trail.address} writes to ${group.address}`)];
  }
  return [
    problem({
      id: "log-group-arn-suffix",
      at: trail.address,
      argument: "cloud_watch_logs_group_arn",
      what: `found "${given}", CloudTrail takes the group's ARN only if it ends in ":*"`,
      mend: `cloud_watch_logs_group_arn = "\${${group.address}.arn}:*"`,
    }),
  ];
}

function roleFindings(
  graph: Graph,
  trail: Resource,
  group: Resource,
): readonly Finding[] {
  const argument = "cloud_watch_logs_role_arn";
  const arn = textOf(trail.values, argument);
  if (arn instanceof Unknown) {
    return [openArgument(trail, argument, arn)];
  }
  if (arn === undefined || arn === "") {
    return [
      problem({
        id: "no-delivery-role",
        at: trail.address,
        argument,
        what: "the trail names a log group and no role, CloudTrail needs both",
        mend: `${argument} = the ARN of a role that CloudTrail may take`,
      }),
    ];
  }
  const meant = meantRole(graph, trail);
  const [role] = graph.find("aws_iam_role", "arn", arn).sure;
  if (role === undefined) {
    return [
      meant !== undefined && !hasPlaceholder(arn.replace(trail.account, ""))
        ? otherRole(trail, arn, meant)
        : roleElsewhere(trail, arn),
    ];
  }
  const trust = trustFindings(role, trail);
  if (trust.some(isProblem) && meant !== undefined && meant !== role) {
    return [otherRole(trail, arn, meant)];
  }
  return [...trust, ...streamFindings(graph, role, trail, group)];
}

function otherRole(trail: Resource, arn: string, meant: Resource): Finding {
  return problem({
    id: "other-delivery-role",
    at: trail.address,
    argument: "cloud_watch_logs_role_arn",
    what: `the trail takes ${arn}; the role that CloudTrail may take is ${meant.address}`,
    mend: `cloud_watch_logs_role_arn = ${meant.address}.arn`,
  });
}

/** A role that CloudTrail may take and that no trail names. */
function meantRole(graph: Graph, trail: Resource): Resource | undefined {
  const named = new Set(
    graph
      .ofType("aws_cloudtrail")
      .map(({ values }) => textOf(values, "cloud_watch_logs_role_arn")),
  );
  return graph
    .ofType("aws_iam_role")
    .find(
      (role) =>
        !named.has(textOf(role.values, "arn")) &&
        nameIn(role, "assume_role_policy").includes(CLOUDTRAIL.service) &&
        holds(trustFindings(role, trail)),
    );
}

/**
 * AWS's own trust policy has no condition, and no page says whether CloudTrail sends the trail's
 * ARN when it takes the role: a condition that names another trail breaks it for certain, one
 * that names this trail is in doubt.
 */
function trustFindings(role: Resource, trail: Resource): readonly Finding[] {
  const stake = ["role-trust-denied", "let CloudTrail take the role"] as const;
  const at = (context: ReturnType<typeof trailContext>) =>
    trusted(role, { principal: CLOUDTRAIL, context }, ...stake);
  const findings = at(trailContext(trail));
  if (!holds(findings)) return findings;
  return at({}).some(isProblem)
    ? [
        doubt(
          `whether CloudTrail names the trail when it takes ${role.address}, as the conditions of its assume_role_policy ask: AWS does not document it`,
        ),
      ]
    : [];
}

/** CloudTrail makes a stream per account and region of the trail, and writes it. Neither call carries keys of the trail. */
function streamFindings(
  graph: Graph,
  role: Resource,
  trail: Resource,
  group: Resource,
): readonly Finding[] {
  const { account, region } = trail;
  const arn = nameIn(group, "arn");
  const streams = [`${account}_CloudTrail_${region}`];
  if (flagOf(trail.values, "is_organization_trail") === true) {
    streams.push(`${organizationId(graph)}_${account}_CloudTrail_${region}`);
  }
  return roleMay(
    graph,
    role,
    streams.flatMap((stream) =>
      ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
        action,
        resource: `${arn}:log-stream:${stream}`,
        stake: {
          id: "role-permission-denied",
          need: `let the role do ${action} in the trail's stream`,
        },
      })),
    ),
  );
}

/**
 * Whether the key of a log group lets CloudWatch Logs use it, without which there is no log group.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logGroupKeyFindings(
  graph: Graph,
  group: Resource,
): readonly Finding[] {
  const findings = keyed(graph, group);
  const misses = findings.filter(isProblem);
  // A policy that names another log group: either name may be the wrong one.
  return misses.some(({ what }) => /:log-group:[^"*]+"/.test(what))
    ? findings.map((finding) =>
        isProblem(finding) ? { ...finding, orAt: [group.address] } : finding,
      )
    : findings;
}

function keyed(graph: Graph, group: Resource): readonly Finding[] {
  const { region } = group;
  const context = {
    "kms:EncryptionContext:aws:logs:arn": textOf(group.values, "arn"),
    "aws:SourceAccount": new Unknown("it is not documented whether it is sent"),
    "aws:SourceArn": new Unknown("it is not documented whether it is sent"),
  };
  return keyFindings(graph, {
    user: group,
    argument: "kms_key_id",
    principal: {
      service: [
        `logs.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`,
        "logs.amazonaws.com",
      ],
    },
    actions: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
      "kms:GenerateDataKey",
      "kms:DescribeKey",
    ],
    context,
    id: "log-group-key-denied",
  });
}
