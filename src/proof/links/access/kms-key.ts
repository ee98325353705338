import { Unknown, type Resource } from "../../model";
import type { Problem } from "../../path";
import { hasPlaceholder } from "../../placeholder";
import type { Context, Principal } from "../../policy";
import { attachedTo, needsMet, type Need } from "./attached-policy";
import {
  doubt,
  holds,
  isProblem,
  problem,
  type Finding,
} from "../graph/finding";
import type { Graph } from "../graph/graph";
import { lockoutFindings } from "./key-lockout";
import { openArgument } from "../graph/open-argument";
import { samePlace } from "../graph/place";
import { flagOf, textOf, nameIn } from "../graph/values";

/** Who uses a key for what. */
export interface KeyUse {
  /** The resource that names the key, and the argument that does. */
  readonly user: Resource;
  readonly argument: string;
  readonly principal: Principal;
  /** Such as `kms:Decrypt`. */
  readonly actions: readonly string[];
  readonly context: Context;
  /** The id of the problem when the key does not allow it. */
  readonly id: string;
}

/**
 * Whether the key that a resource names lets a service use it. Without a key there is nothing to
 * allow.
 */
export function keyFindings(graph: Graph, use: KeyUse): readonly Finding[] {
  const { user, argument } = use;
  const text = textOf(user.values, argument);
  if (text === undefined || text === "") return [];
  if (text instanceof Unknown) {
    return [openArgument(user, argument, text)];
  }
  if (managed.test(text)) return [managedKey(use, text)];
  const key = keyNamed(graph, text);
  if (typeof key === "string") {
    return [slipOfKey(graph, user, argument, text) ?? doubt(key)];
  }
  // A trail's key is where its bucket is, which may be elsewhere.
  const place = user.type === "aws_cloudtrail" ? [] : samePlace(user, key, key);
  return [
    ...place.filter(isRegion),
    ...stateFindings(key),
    ...policyFindings(graph, key, use),
  ];
}

/** Keys of other accounts may be used, those of other regions not. */
const isRegion = (finding: Finding) =>
  isProblem(finding) && finding.id === "other-region";

/** The keys that AWS keeps for a service. */
const managed = /(?:^|:)alias\/aws\/\w+$/;

/**
 * The policies of AWS's own keys let identities of the account use them through one service, and
 * no other service in its own name.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
function managedKey({ user, argument, id, principal }: KeyUse, key: string) {
  return problem({
    id: id.replace(/-denied$/, "-managed"),
    at: user.address,
    argument,
    what: `it is encrypted with ${key}, whose policy does not let ${nameOf(principal)} use it and cannot be changed`,
    mend: "use an aws_kms_key with a policy that lets it use it",
  });
}

/** A text that begins like a key of this configuration and goes on as no key does. */
function slipOfKey(
  graph: Graph,
  { address }: Resource,
  argument: string,
  text: string,
): Finding | undefined {
  const key = graph
    .ofType("aws_kms_key")
    .find(({ values }) =>
      names.some((name) => text.startsWith(`${textOf(values, name)}`)),
    );
  return key === undefined
    ? undefined
    : problem({
        id: "no-such-key",
        at: address,
        argument,
        what: `found "${text}", which is no key: ${key.address} is ${nameIn(key, "arn")}`,
        mend: `${argument} = ${key.address}.arn`,
      });
}

function nameOf(principal: Principal): string {
  return typeof principal === "object" && "service" in principal
    ? [principal.service].flat().join(" or ")
    : "who uses it";
}

/** The key's arguments that may name it. */
const names = ["arn", "key_id", "id"] as const;

/** The key of an id, ARN or alias; a sentence where it is not known. */
export function keyNamed(graph: Graph, text: string): Resource | string {
  const alias = /(?:^|:)(alias\/.+)$/s.exec(text)?.[1];
  if (alias !== undefined) {
    const { sure } = graph.find("aws_kms_alias", "name", alias);
    const target = sure[0] && textOf(sure[0].values, "target_key_id");
    return typeof target === "string"
      ? keyNamed(graph, target)
      : `the policy of the key ${alias}, which is not in this configuration`;
  }
  for (const type of ["aws_kms_key", "aws_kms_external_key"]) {
    for (const name of names) {
      const [key] = graph.find(type, name, text).sure;
      if (key !== undefined) return key;
    }
  }
  return hasPlaceholder(text)
    ? `which key ${text} is`
    : `the policy of the key ${text}, which is not in this configuration`;
}

function stateFindings(key: Resource): readonly Finding[] {
  const findings: Finding[] = [];
  const enabled = flagOf(key.values, "is_enabled");
  if (enabled === false) {
    findings.push(
      problem({
        id: "key-disabled",
        at: key.address,
        argument: "is_enabled",
        what: "the key is disabled, expected one that can be used",
        mend: "is_enabled = true",
      }),
    );
  }
  const usage = textOf(key.values, "key_usage") ?? "ENCRYPT_DECRYPT";
  const spec =
    textOf(key.values, "customer_master_key_spec") ?? "SYMMETRIC_DEFAULT";
  for (const [argument, found, expected] of [
    ["key_usage", usage, "ENCRYPT_DECRYPT"],
    ["customer_master_key_spec", spec, "SYMMETRIC_DEFAULT"],
  ] as const) {
    if (found instanceof Unknown || found === expected) continue;
    findings.push(
      problem({
        id: "key-not-symmetric",
        at: key.address,
        argument,
        what: `services encrypt with keys of ${argument} ${expected} only, found ${found}`,
        mend: `remove ${argument}`,
      }),
    );
  }
  return findings;
}

/** A key without a policy of its own obeys its account's identities only, so that no service may use it (KMS developer guide, key-policy-default). */
function policyFindings(
  graph: Graph,
  key: Resource,
  use: KeyUse,
): readonly Finding[] {
  const arn = nameIn(key, "arn");
  const home = {
    target: key,
    type: "aws_kms_key_policy",
    argument: "key_id",
    names: names.map((name) => nameIn(key, name)),
    arn,
  };
  const attached = attachedTo(graph, home);
  const findings = needsMet(home, attached, needsOf(arn, use), "key");
  const separate = attached.documents.find(({ at }) => at !== key);
  const late =
    separate === undefined ||
    !checking.has(use.user.type) ||
    graph.precedes(separate.at, use.user)
      ? []
      : [
          problem({
            id: "must-precede",
            at: use.user.address,
            argument: "depends_on",
            what: `AWS checks the key's policy when it makes this, and Terraform may make ${separate.at.address} later`,
            mend: `depends_on = [${separate.at.address}]`,
          }),
        ];
  return [
    ...suspectingUser(graph, key, use, findings),
    ...attached.documents.flatMap((document) => lockoutFindings(key, document)),
    ...late,
  ];
}

/** What AWS refuses to make while the key's policy does not allow its use (API_CreateTrail; API_AssociateKmsKey). */
const checking: ReadonlySet<string> = new Set([
  "aws_cloudtrail",
  "aws_cloudwatch_log_group",
]);

function needsOf(arn: string, use: KeyUse): readonly Need[] {
  const who = nameOf(use.principal);
  return use.actions.map((action) => ({
    request: {
      principal: use.principal,
      action,
      resource: arn,
      context: use.context,
    },
    stake: { id: use.id, need: `let ${who} do ${action}` },
  }));
}

/** Where another key would do, the one that names the key may have named the wrong one; surely, if the key was never for the service. */
function suspectingUser(
  graph: Graph,
  key: Resource,
  use: KeyUse,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some(isProblem)) return findings;
  const better = graph.ofType("aws_kms_key").find((other) => {
    if (other === key || other.values["policy"] === undefined) return false;
    const arn = nameIn(other, "arn");
    const home = { target: other, type: "", argument: "", names: [], arn };
    const attached = {
      documents: [
        { at: other, argument: "policy", value: other.values["policy"] },
      ],
      maybe: [],
      astray: [],
    };
    return holds(needsMet(home, attached, needsOf(arn, use), "key"));
  });
  if (better === undefined) return findings;
  const { user, argument } = use;
  const blame = speaksOf(key, use.principal)
    ? (found: Problem): Problem => ({ ...found, orAt: [user.address] })
    : (found: Problem): Problem => ({
        ...found,
        at: user.address,
        argument,
        what: `its key is ${key.address}, and ${found.what}; ${better.address} does`,
        mend: `${argument} = ${better.address}.arn`,
        orAt: [key.address],
      });
  return findings.map((found) => (isProblem(found) ? blame(found) : found));
}

/** Whether the key's policy was written for a service at all. */
function speaksOf(key: Resource, principal: Principal): boolean {
  const policy = nameIn(key, "policy");
  return (
    typeof principal === "object" &&
    "service" in principal &&
    [principal.service].flat().some((service) => policy.includes(service))
  );
}
