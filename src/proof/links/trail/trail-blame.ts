import type { Resource } from "../../model";
import { isProblem, problem, type Finding } from "../graph/finding";
import { textOf, nameIn } from "../graph/values";

/** The findings of a trail, were it another. */
type Check = (trail: Resource) => readonly Finding[];

/**
 * Where the trail and the policies around it disagree, finds who is likely wrong: what many agree
 * on is right, and between two the policy is blamed and the trail named beside it.
 */
export function blamed(trail: Resource, check: Check): readonly Finding[] {
  const findings = check(trail);
  const problems = findings.filter(isProblem);
  if (problems.length === 0) return findings;
  return prefixBlamed(trail, check) ?? nameBlamed(trail, check, findings);
}

/** A prefix that the bucket's policy does not know of. */
function prefixBlamed(
  trail: Resource,
  check: Check,
): readonly Finding[] | undefined {
  const prefix = textOf(trail.values, "s3_key_prefix");
  if (typeof prefix !== "string" || prefix === "") return undefined;
  const without = check(withValues(trail, { s3_key_prefix: "" }));
  const [first] = check(trail).filter(isProblem);
  if (first === undefined || without.some(isProblem)) return undefined;
  return [
    problem({
      id: "s3-key-prefix-differs",
      at: trail.address,
      argument: "s3_key_prefix",
      what: `the trail writes below "${prefix}", and ${first.at} lets CloudTrail write at the bucket's root only`,
      mend: `remove s3_key_prefix, or write ${prefix}/AWSLogs/ in the policy`,
      orAt: [first.at],
    }),
    ...without,
  ];
}

/** A name that the policies around the trail do not know of. */
function nameBlamed(
  trail: Resource,
  check: Check,
  findings: readonly Finding[],
): readonly Finding[] {
  const problems = findings.filter(isProblem);
  const named = new Set(
    problems.flatMap(({ what }) => what.match(trailArns) ?? []),
  );
  const own = nameIn(trail, "arn");
  for (const readableArn of named) {
    const name = readableArn.slice(readableArn.lastIndexOf("/") + 1);
    const arn = own.replace(/[^/]*$/, () => name);
    const renamed = check(withValues(trail, { arn }));
    if (arn === own || renamed.some(isProblem)) continue;
    const faulty = [...new Set(problems.map(({ at }) => at))];
    if (faulty.length === 1) {
      return findings.map((finding) =>
        isProblem(finding) ? { ...finding, orAt: [trail.address] } : finding,
      );
    }
    return [
      problem({
        id: "trail-name-differs",
        at: trail.address,
        argument: "name",
        what: `the trail is "${nameIn(trail, "name")}", ${faulty.join(" and ")} are for a trail "${name}"`,
        mend: `name = "${name}"`,
        orAt: faulty,
      }),
      ...renamed,
    ];
  }
  return findings;
}

/** ARNs of trails without wildcards, as the explanations of refusals quote them. */
const trailArns = /arn:[^"*?]*:cloudtrail:[^"*?]*:trail\/[^"*?]+/g;

function withValues(trail: Resource, values: Resource["values"]): Resource {
  return { ...trail, values: { ...trail.values, ...values } };
}
