import type { CloudTrailRecord } from "../../../cloudtrail/record";
import type { Resource } from "../../model";
import { detectorIn } from "../../run/detector";
import { recognise } from "../../run/identify";
import { branchesOf, textsOf } from "./event-pattern";
import { note, problem, type Finding } from "../graph/finding";
import { caughtExamples, type Example } from "./rule-examples";

/**
 * The state of a rule that gets management events that only read. EventBridge holds them back
 * unless it is asked for them, because there are so many.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export const WITH_READS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** What a rule that is merely `ENABLED` misses: a fault where it is about reads, worth knowing where it matches some. */
export function readFindings(rule: Resource): readonly Finding[] {
  const caught = caughtExamples(rule).filter(({ record }) => isRead(record));
  const [first] = caught;
  if (first === undefined) return namedReads(rule);
  const what = `its state is ENABLED, with which EventBridge holds back management events that only read, such as ${first.record.eventName}`;
  return isAbout(rule, caught)
    ? [
        problem({
          id: "reads-held-back",
          at: rule.address,
          argument: "state",
          what: `the rule is about reads, and ${what}`,
          mend: `state = "${WITH_READS}"`,
        }),
      ]
    : [note(`${rule.address} matches reads, too, but ${what}`)];
}

/** Services whose reads may be data events, or come all the same (eb-service-event-cloudtrail). */
const excepted =
  /^(?:s3|s3-outposts|dynamodb|kinesis|ebs|sqs|sns|sts|cognito-\w+|ssm)\./;

/** A rule that asks for nothing but reads by their names, of which no example is known. */
function namedReads(rule: Resource): readonly Finding[] {
  const branches = branchesOf(rule);
  if (branches === "unknown" || branches.length === 0) return [];
  const isForReads = branches.every((branch) => {
    const names = branch.get("detail.eventName") ?? [];
    const services = textsOf(branch, "detail.eventSource");
    return (
      names.length > 0 &&
      names.every(
        (it) =>
          (it.kind === "equals" || it.kind === "prefix") &&
          typeof it.value === "string" &&
          /^(?:Describe|Get|List)/.test(it.value),
      ) &&
      services.length > 0 &&
      services.every((service) => !excepted.test(service))
    );
  });
  if (!isForReads) return [];
  const names = branches.flatMap((it) => textsOf(it, "detail.eventName"));
  return [
    problem({
      id: "reads-held-back",
      at: rule.address,
      argument: "state",
      what: `the rule is about reads, and its state is ENABLED, with which EventBridge holds back management events that only read, such as ${names[0]}`,
      mend: `state = "${WITH_READS}"`,
    }),
  ];
}

/** Whether it is a management event that only reads. Where the record does not say, its name does. */
export function isRead({
  readOnly,
  eventName = "",
  eventCategory = "Management",
}: CloudTrailRecord): boolean {
  return (
    eventCategory === "Management" &&
    (readOnly ??
      /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search)/.test(eventName))
  );
}

/** Whether it is meant for a rule of this project that tells of these reads, or matches nothing but reads. */
function isAbout(resource: Resource, caught: readonly Example[]): boolean {
  const detector = detectorIn(resource);
  const known = detector && recognise(detector, []);
  if (known?.by === "declared" || known?.by === "named") {
    return caught.some(({ rule }) => rule === known.rule);
  }
  return caughtExamples(resource).every(({ record }) => isRead(record));
}
