import type { Resource } from "../../model";
import { placeholder } from "../../placeholder";
import { isProblem, problem, type Finding } from "../graph/finding";
import { nameIn } from "../graph/values";

/**
 * Where a bucket and the policies that let it in disagree on its name: what several agree on is
 * right, and where one stands against one the policy is blamed and the bucket named beside it.
 */
export function bucketBlamed(
  bucket: Resource,
  check: (bucket: Resource) => readonly Finding[],
): readonly Finding[] {
  const findings = check(bucket);
  const problems = findings.filter(isProblem);
  const arns = new Set(
    problems.flatMap(({ what }) => what.match(bucketArns) ?? []),
  );
  const meant = [...arns].find((arn) => {
    const values = { ...bucket.values, arn: written(arn) };
    return !check({ ...bucket, values }).some(isProblem);
  });
  if (meant === undefined) return findings;
  const faulty = [...new Set(problems.map(({ at }) => at))];
  if (faulty.length === 1) {
    return findings.map((finding) =>
      isProblem(finding) ? { ...finding, orAt: [bucket.address] } : finding,
    );
  }
  return [
    problem({
      id: "bucket-name-differs",
      at: bucket.address,
      argument: "bucket",
      what: `the bucket is "${nameIn(bucket, "bucket")}", ${faulty.join(" and ")} are for ${meant}`,
      mend: "give the bucket and the policies the same name",
      orAt: faulty,
    }),
  ];
}

/** ARNs of buckets without wildcards, as the explanations of refusals quote them. */
const bucketArns = /arn:[^"*?:]*:s3:::[^"*?/]+/g;

/** The ARN with its placeholders, of which explanations show the names. */
function written(arn: string): string {
  return arn.replace(/<([^>]*)>/g, (_, name: string) => placeholder(name));
}
