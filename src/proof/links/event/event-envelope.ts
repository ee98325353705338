import type { Branch } from "../../../pattern/event-bridge";
import { holds, type Matcher } from "../../../pattern/event-bridge/matcher";
import type { Resource } from "../../model";
import { branchesOf, subjectOf, textsOf } from "./event-pattern";
import { nearest } from "../../../rule/did-you-mean";
import { note, problem, type Finding } from "../graph/finding";

/**
 * The kinds of CloudTrail's events. Sign-ins are spelled in two ways in AWS's guides.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
const detailTypes = [
  "AWS API Call via CloudTrail",
  "AWS Console Action via CloudTrail",
  "AWS Console Sign In via CloudTrail",
  "AWS Console Signin via CloudTrail",
  "AWS Insight via CloudTrail",
  "AWS Network Activity Event via CloudTrail",
  "AWS Service Event via CloudTrail",
];

/**
 * What an event has beside `detail`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
const fields = [
  "account",
  "detail",
  "detail-type",
  "id",
  "region",
  "replay-name",
  "resources",
  "source",
  "time",
  "version",
];

/** Whether a pattern asks for fields that events have, and one that is meant for CloudTrail's for their `source` and `detail-type`. */
export function envelopeFindings(rule: Resource): readonly Finding[] {
  const branches = branchesOf(rule);
  if (branches === "unknown") return [];
  const dead = branches.flatMap((branch) => {
    const isMeant = subjectOf(branch) === "CloudTrail";
    return strayIn(branch) ?? (isMeant ? deadIn(branch) : undefined) ?? [];
  });
  const [first] = dead;
  if (first === undefined) return [];
  return dead.length < branches.length
    ? [
        note(
          `a part of the event pattern of ${rule.address} never matches: ${first.what}`,
        ),
      ]
    : [problem({ ...first, at: rule.address, argument: "event_pattern" })];
}

interface Dead {
  readonly id: string;
  readonly what: string;
  readonly mend: string;
}

/** A field that stands beside `detail` and belongs into it, or is misspelt. */
function strayIn(branch: Branch): Dead | undefined {
  for (const [path, matchers] of branch) {
    const [name = ""] = path.split(".");
    const isAbsent = matchers.some((it) => it.kind === "exists" && !it.wanted);
    if (fields.includes(name) || isAbsent) continue;
    const dashed = name.replace(/[A-Z_]/g, (it) =>
      it === "_" ? "-" : `-${it.toLowerCase()}`,
    );
    const meant = nearest(dashed, fields);
    return {
      id: "event-field",
      what: `no event has the field "${name}" beside "detail"; expected one of ${fields.join(", ")}`,
      mend: meant ? `"${meant}"` : `"detail": { "${name}": … }`,
    };
  }
  return undefined;
}

function deadIn(branch: Branch): Dead | undefined {
  const types = branch.get("detail-type");
  if (types !== undefined && !some(types, detailTypes)) {
    return {
      id: "event-detail-type",
      what: `no event of CloudTrail has the detail-type ${listed(branch, "detail-type")}, expected "${detailTypes[0]}"`,
      mend: `"detail-type": ["${detailTypes[0]}"]`,
    };
  }
  const sources = branch.get("source");
  if (sources === undefined) return undefined;
  const possible = sourcesOf(branch, sources);
  return some(sources, possible)
    ? undefined
    : {
        id: "event-source",
        what: `no event that the pattern describes has the source ${listed(branch, "source")}, expected "${possible[0]}"`,
        mend: `"source": ${JSON.stringify(possible.slice(0, 3))}`,
      };
}

/** EventBridge makes `aws.iam` of the service `iam.amazonaws.com`. */
function sourcesOf(
  branch: Branch,
  sources: readonly Matcher[],
): readonly string[] {
  const services = branch.get("detail.eventSource") ?? [];
  const named = textsOf(branch, "detail.eventSource").map(
    (service) => `aws.${service.replace(/\.amazonaws\.com$/, "")}`,
  );
  // What comes of a sign-in comes from no other service.
  const types = branch.get("detail-type") ?? [];
  const isSignIn =
    types.length > 0 &&
    types.every((type) => type.kind === "equals") &&
    textsOf(branch, "detail-type").every((text) => /Sign ?in/i.test(text));
  if (isSignIn) return ["aws.signin"];
  const isAnyService =
    services.length === 0 || services.some(({ kind }) => kind !== "equals");
  if (!isAnyService) return named;
  const asked = sources.flatMap((matcher) =>
    matcher.kind === "equals" && typeof matcher.value === "string"
      ? [matcher.value]
      : [],
  );
  return [
    ...asked.filter((text) => text.startsWith("aws.")),
    "aws.iam",
    "aws.ec2",
  ];
}

const some = (matchers: readonly Matcher[], texts: readonly string[]) =>
  matchers.some((matcher) => texts.some((text) => holds(matcher, text)));

const listed = (branch: Branch, field: string) =>
  textsOf(branch, field)
    .map((text) => `"${text}"`)
    .join(" or ");
