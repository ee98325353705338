import { Unknown, type Resource } from "../../model";
import {
  evaluate,
  type Context,
  type Decision,
  type PolicyKind,
  type PolicyPart,
  type PolicyReading,
  type Principal,
  type Request,
} from "../../policy";
import { doubt, isProblem, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import {
  decided,
  granted,
  policyOf,
  refusal,
  type Document,
  type Stake,
} from "./permission";
import { blocksOf, listOf, textOf, nameIn } from "../graph/values";

/** Whether a service may take the role. */
export function trusted(
  role: Resource,
  request: Omit<Request, "action" | "resource">,
  id: string,
  need: string,
): readonly Finding[] {
  const document = {
    at: role,
    argument: "assume_role_policy",
    value: role.values["assume_role_policy"] ?? "",
  };
  return granted(
    {
      ...request,
      action: "sts:AssumeRole",
      resource: nameIn(role, "arn"),
    },
    document,
    "trust",
    { id, need },
  );
}

/** What a role's policies must allow. */
export interface RoleNeed {
  readonly action: string;
  readonly resource: string;
  readonly stake: Stake;
  /** What the request says of itself. @default - nothing */
  readonly context?: Context;
  /** The policy of what it is done to, which may deny, or allow in the role's stead. @default - none */
  readonly on?: {
    readonly document: Document;
    readonly kind: Exclude<PolicyKind, "identity">;
  };
}

/** Whether the role's policies, together and within its boundary, allow what is needed. */
export function roleMay(
  graph: Graph,
  role: Resource,
  needs: readonly RoleNeed[],
): readonly Finding[] {
  const { documents, doubts, managed } = documentsOf(graph, role);
  const boundary = boundaryOf(graph, role);
  const identity = documents.map((document) => policyOf(document, "identity"));
  const theirs = needs.flatMap(({ on }) => on ?? []);
  const refused = [
    ...documents.map((document) => ({ document, kind: "identity" as const })),
    ...theirs,
  ].flatMap(
    ({ document, kind }) => refusal(policyOf(document, kind), document) ?? [],
  );
  if (refused.length > 0) return refused;
  const [astray] = documents.length === 0 ? astrayFor(graph, role, needs) : [];
  const blamed = blamedFor(role, documents, needs);
  const findings = needs.flatMap(({ action, resource, stake, context, on }) => {
    const request: Request = {
      principal: principalOf(role),
      action,
      resource,
      ...(context && { context }),
    };
    const allowing = (reasons: readonly string[]) => ({
      identity: [
        ...identity,
        ...reasons.map((reason): PolicyReading => ({ is: "unknown", reason })),
      ],
      ...(boundary !== undefined && { boundary }),
      ...(on && {
        resource: {
          policy: policyOf(on.document, on.kind),
          account: on.document.at.account,
          kind: on.kind,
        },
      }),
    });
    // What AWS's own policies hold matters only where the others do not allow it.
    const known = allowing(doubts);
    const policies =
      managed.length === 0 || evaluate(request, known).verdict === "allowed"
        ? known
        : allowing([...doubts, ...managed]);
    const parts =
      on === undefined && boundary === undefined
        ? []
        : partsAgainst(evaluate(request, policies));
    const isOnly = (wanted: PolicyPart) =>
      parts.length > 0 && parts.every((part) => part === wanted);
    const place = isOnly("permissions boundary")
      ? { at: role, argument: "permissions_boundary" }
      : on && isOnly("resource policy")
        ? on.document
        : blamed;
    return decided(request, policies, place, stake);
  });
  return astray === undefined || !findings.some(isProblem)
    ? findings
    : [
        problem({
          id: "policy-astray",
          at: astray.address,
          argument: "role",
          what: `the policy would serve ${role.address} but is attached to ${nameIn(astray, "role")}, and ${role.address} has no policy`,
          mend: `role = ${role.address}.id`,
        }),
      ];
}

/** The policies that stand in the way. */
function partsAgainst(decision: Decision): readonly PolicyPart[] {
  if (decision.verdict !== "denied") return [];
  return decision.how === "explicitly"
    ? decision.by.map(({ part }) => part)
    : decision.lacking;
}

function principalOf(role: Resource): Principal {
  return { aws: nameIn(role, "arn"), account: role.account };
}

/** A role's policies: those that are here, what cannot be read of them, and which of AWS's own it has. */
interface Documents {
  readonly documents: readonly Document[];
  readonly doubts: readonly string[];
  readonly managed: readonly string[];
}

function documentsOf(graph: Graph, role: Resource): Documents {
  const name = nameIn(role, "name");
  const doubts: string[] = [];
  const managed: string[] = [];
  const documents: Document[] = [];
  const inline = graph.find("aws_iam_role_policy", "role", name);
  for (const at of inline.sure) documents.push(policyIn(at));
  for (const at of inline.maybe) {
    doubts.push(`whether ${at.address} belongs to ${role.address}`);
  }
  const blocks = blocksOf(role.values, "inline_policy");
  if (blocks instanceof Unknown) doubts.push(blocks.reason);
  else {
    for (const [n, block] of blocks.entries()) {
      const argument = `inline_policy[${n}].policy`;
      documents.push({ at: role, argument, value: block["policy"] ?? "" });
    }
  }
  for (const [arn, attachment] of attachedArns(graph, role, name, doubts)) {
    const [policy] = graph.find("aws_iam_policy", "arn", arn).sure;
    if (policy !== undefined) documents.push(policyIn(policy));
    else if (!isHarmless(arn)) {
      const list = onlyAllows(arn) ? managed : doubts;
      list.push(`${attachment.address} attaches ${arn}, which is not here`);
    }
  }
  return { documents, doubts, managed };
}

const policyIn = (at: Resource): Document => ({
  at,
  argument: "policy",
  value: at.values["policy"] ?? "",
});

/** AWS's own policies that roles often carry and that say nothing of logs. */
const isHarmless = (arn: string) =>
  /:aws:policy\/(?:AmazonSSM|AWSXRay|job-function\/)/.test(arn);

/** Whether it is a policy of AWS's own; few of these deny anything. */
const onlyAllows = (arn: string) =>
  /^arn:[^:]*:iam::aws:policy\//.test(arn) && !/Deny|Quarantine/.test(arn);

function attachedArns(
  graph: Graph,
  role: Resource,
  name: string,
  doubts: string[],
): readonly (readonly [arn: string, by: Resource])[] {
  const found: (readonly [string, Resource])[] = [];
  const { sure } = graph.find("aws_iam_role_policy_attachment", "role", name);
  for (const attachment of sure) {
    const arn = textOf(attachment.values, "policy_arn");
    if (typeof arn === "string") found.push([arn, attachment]);
    else doubts.push(`${attachment.address}: policy_arn is not known`);
  }
  for (const attachment of graph.ofType("aws_iam_policy_attachment")) {
    const roles = listOf(attachment.values, "roles");
    const arn = textOf(attachment.values, "policy_arn");
    if (roles instanceof Unknown || !roles.includes(name)) continue;
    if (typeof arn === "string") found.push([arn, attachment]);
  }
  const exclusive = graph
    .find("aws_iam_role_policy_attachments_exclusive", "role_name", name)
    .sure.map((at) => [at, "policy_arns"] as const);
  for (const [at, argument] of [
    [role, "managed_policy_arns"] as const,
    ...exclusive,
  ]) {
    const arns = listOf(at.values, argument);
    if (arns instanceof Unknown) doubts.push(arns.reason);
    else {
      for (const arn of arns) {
        if (typeof arn === "string") found.push([arn, at]);
      }
    }
  }
  return found;
}

function boundaryOf(graph: Graph, role: Resource): PolicyReading | undefined {
  const arn = textOf(role.values, "permissions_boundary");
  if (arn === undefined || arn === "") return undefined;
  const [policy] =
    typeof arn === "string"
      ? graph.find("aws_iam_policy", "arn", arn).sure
      : [];
  return policy === undefined
    ? { is: "unknown", reason: "its permissions boundary is not here" }
    : policyOf(policyIn(policy), "identity");
}

/** Where a missing permission should stand: in the policy that speaks of the service, else in the role. */
function blamedFor(
  role: Resource,
  documents: readonly Document[],
  needs: readonly RoleNeed[],
): Pick<Document, "at" | "argument"> {
  const service = `${needs[0]?.action.split(":")[0]}:`;
  return (
    documents.find(({ value }) =>
      `${JSON.stringify(value)}`.includes(service),
    ) ??
    documents[0] ?? { at: role, argument: "inline_policy" }
  );
}

/** Policies that would do and are attached to another role: to none of this configuration, to one of another local name, or to one that has its own. */
function astrayFor(
  graph: Graph,
  { address }: Resource,
  needs: readonly RoleNeed[],
): readonly Resource[] {
  const type = "aws_iam_role_policy";
  const roles = new Set(
    graph.ofType("aws_iam_role").map(({ values }) => textOf(values, "name")),
  );
  const arn = needs[0]?.resource.split(":log-stream:")[0] ?? "";
  const twin = graph.at(address.replace("aws_iam_role.", `${type}.`));
  const isSecond = ({ values }: Resource) =>
    graph.find(type, "role", `${textOf(values, "role")}`).sure.length > 1 &&
    `${textOf(values, "policy")}`.includes(arn);
  return [
    ...(twin === undefined ? [] : [twin]),
    ...graph
      .ofType(type)
      .filter(
        (policy) =>
          !roles.has(textOf(policy.values, "role")) || isSecond(policy),
      ),
  ];
}

/** A role that is not in this configuration. */
export function roleElsewhere(user: Resource, arn: string): Finding {
  return doubt(
    `whether the role ${arn} lets ${user.address} work: it is not in this configuration`,
  );
}
