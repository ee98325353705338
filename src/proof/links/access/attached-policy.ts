import type { Resource } from "../../model";
import type { PolicyKind, Request } from "../../policy";
import { doubt, holds, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { granted, type Document, type Stake } from "./permission";
import { textOf, nameIn } from "../graph/values";

/** How policies come to a resource. */
export interface PolicyHome {
  readonly target: Resource;
  /** The type of resource that attaches a policy, such as `aws_s3_bucket_policy`. */
  readonly type: string;
  /** Its argument that names the target. */
  readonly argument: string;
  /** The texts that name the target there. */
  readonly names: readonly string[];
  /** The ARN by which documents speak of the target. */
  readonly arn: string;
}

export interface Attached {
  readonly documents: readonly Document[];
  /** Policies that may be attached to it or to something else. */
  readonly maybe: readonly Resource[];
  /** Policies that speak of the target and are attached to something else. */
  readonly astray: readonly Resource[];
}

/** The policies of a resource: those attached to it, else the one that it carries. */
export function attachedTo(graph: Graph, home: PolicyHome): Attached {
  const { target, type, argument, arn } = home;
  const matches = [...new Set(home.names)].map((name) =>
    graph.find(type, argument, name),
  );
  const attached = [...new Set(matches.flatMap(({ sure }) => sure))];
  const others = graph.ofType(type).filter((at) => !attached.includes(at));
  const documents = attached.map(document);
  if (documents.length > 0) return { documents, maybe: [], astray: [] };
  const inline = target.values["policy"] ?? "";
  return {
    documents: inline === "" ? [] : [document(target)],
    maybe: [
      ...matches.flatMap(({ maybe }) => maybe),
      ...others.filter(
        ({ values }) => typeof textOf(values, argument) !== "string",
      ),
    ],
    astray: others.filter(({ values }) =>
      `${textOf(values, "policy")}`.includes(arn),
    ),
  };
}

function document(at: Resource): Document {
  return { at, argument: "policy", value: at.values["policy"] ?? "" };
}

/** A request that the policy of a resource must allow. */
export interface Need {
  readonly request: Request;
  readonly stake: Stake;
}

/** Whether the policies of a resource meet all needs. */
export function needsMet(
  home: PolicyHome,
  attached: Attached,
  needs: readonly Need[],
  kind: Exclude<PolicyKind, "identity"> = "resource",
): readonly Finding[] {
  const { documents, maybe } = attached;
  if (documents.length === 0) {
    const astray = attached.astray.find((at) =>
      holds(
        needs.flatMap(({ request, stake }) =>
          granted(request, document(at), kind, stake),
        ),
      ),
    );
    return [absent(home, maybe, astray, needs)];
  }
  return documents.flatMap((document) => {
    const findings = needs.flatMap(({ request, stake }) =>
      granted(request, document, kind, stake),
    );
    return documents.length === 1
      ? findings
      : findings.map((finding) =>
          "id" in finding
            ? {
                ...finding,
                what: `it overwrites the other policies of ${home.target.address}, and ${finding.what}`,
              }
            : finding,
        );
  });
}

function absent(
  { target, type, argument }: PolicyHome,
  maybe: readonly Resource[],
  astray: Resource | undefined,
  needs: readonly Need[],
): Finding {
  const [other] = maybe;
  if (other !== undefined) {
    return doubt(
      `whether ${other.address} is the policy of ${target.address}: ${argument} is not known`,
    );
  }
  const wanted = [...new Set(needs.map(({ stake }) => stake.need))].join(
    " and ",
  );
  if (astray !== undefined) {
    return problem({
      id: "policy-astray",
      at: astray.address,
      argument,
      what: `the policy speaks of ${target.address} but is attached to ${nameIn(astray, argument)}, so nothing does ${wanted}`,
      mend: `${argument} = the one of ${target.address}`,
    });
  }
  return problem({
    id: "no-policy",
    at: target.address,
    what: `it has no policy, expected one to ${wanted}`,
    mend: `add an ${type}`,
  });
}
