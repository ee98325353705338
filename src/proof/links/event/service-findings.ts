import type { Branch, Scalar } from "../../../pattern/event-bridge";
import { holdsAny, type Matcher } from "../../../pattern/event-bridge/matcher";
import { nearest } from "../../../rule/did-you-mean";
import type { Resource } from "../../model";
import { same } from "../../placeholder";
import { branchesOf, resourcesIn, subjectOf, textsOf } from "./event-pattern";
import { doubt, note, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { serviceEvents, type ServiceEvents } from "./service-events";
import { flagOf, nameIn } from "../graph/values";

/**
 * Whether the service whose findings a rule waits for sends such events: `source`, `detail-type`
 * and the fields that have few values. Patterns for events of other services are not judged.
 */
export function serviceFindings(
  graph: Graph,
  rule: Resource,
): readonly Finding[] {
  const branches = branchesOf(rule);
  if (branches === "unknown") return [];
  const found = branches.map((branch) => {
    const events = meantBy(branch);
    return events && { events, flaw: flawIn(branch, events) };
  });
  const flaws = found.flatMap((it) => it?.flaw ?? []);
  const services = new Set(found.flatMap((it) => it?.events ?? []));
  const [first] = flaws;
  return [
    ...(first === undefined
      ? []
      : flaws.length < branches.length
        ? [
            note(
              `a part of the event pattern of ${rule.address} never matches: ${first.what}`,
            ),
          ]
        : first.isSure
          ? [patternProblem(rule, first)]
          : [doubt(`whether ${rule.address} ever matches: ${first.what}`)]),
    ...[...services].flatMap((events) => senderFindings(graph, rule, events)),
  ];
}

interface Flaw {
  readonly what: string;
  readonly mend: string;
  readonly isSure: boolean;
}

function patternProblem({ address }: Resource, { what, mend }: Flaw) {
  const argument = "event_pattern";
  return problem({ id: "service-event", at: address, argument, what, mend });
}

/** The service that a branch names by `source` or `detail-type`, unless it is for CloudTrail's events of its calls. */
function meantBy(branch: Branch): ServiceEvents | undefined {
  if (subjectOf(branch) === "CloudTrail") return undefined;
  const sources = textsOf(branch, "source");
  const types = textsOf(branch, "detail-type");
  return serviceEvents.find(
    ({ source, detailTypes }) =>
      sources.includes(source) || types.some((it) => detailTypes.includes(it)),
  );
}

function flawIn(branch: Branch, events: ServiceEvents): Flaw | undefined {
  const { service, source, detailTypes } = events;
  const sure = (field: string, expected: readonly Scalar[]): Flaw => {
    const asked = textsOf(branch, field);
    const found = asked.length === 0 ? "its value" : listed(asked);
    return {
      what: `no event of ${service} has the ${field} that the pattern asks for, ${found}; expected ${listed(expected)}`,
      mend: `"${field.split(".").at(-1)}": ${JSON.stringify(expected.slice(0, 1))}`,
      isSure: true,
    };
  };
  if (!allows(branch.get("source"), [source])) return sure("source", [source]);
  const types = branch.get("detail-type");
  if (!allows(types, detailTypes)) {
    const asked = textsOf(branch, "detail-type");
    const flaw = sure("detail-type", detailTypes);
    return { ...flaw, isSure: asked.some((it) => isSlip(it, detailTypes)) };
  }
  if (!allows(types, detailTypes.slice(0, 1))) return undefined;
  for (const [field, values] of Object.entries(events.values)) {
    if (!allows(branch.get(field), values)) return sure(field, values);
  }
  return misspelt(branch, events);
}

/** A field that is spelled like one of the event's, and is none. */
function misspelt(
  branch: Branch,
  { service, fields }: ServiceEvents,
): Flaw | undefined {
  for (const [path, matchers] of branch) {
    const [root, field] = path.split(".");
    if (root !== "detail" || field === undefined || fields.includes(field)) {
      continue;
    }
    if (!isSlip(field, fields) || asksForNone(matchers)) continue;
    return {
      what: `events of ${service} have no field detail.${field}; expected one of ${listed(fields)}`,
      mend: "correct the name of the field",
      isSure: true,
    };
  }
  return undefined;
}

const asksForNone = (matchers: readonly Matcher[]) =>
  matchers.some((matcher) => matcher.kind === "exists" && !matcher.wanted);

function allows(
  matchers: readonly Matcher[] | undefined,
  values: readonly Scalar[],
): boolean {
  return (
    matchers === undefined ||
    asksForNone(matchers) ||
    values.some(holdsAny(matchers))
  );
}

const isSlip = (text: string, known: readonly string[]) =>
  nearest(
    text.toLowerCase(),
    known.map((it) => it.toLowerCase()),
  ) !== undefined;

const listed = (values: readonly Scalar[]) =>
  values.length > 20
    ? `${values[0]} to ${values.at(-1)}`
    : values.map((value) => JSON.stringify(value)).join(", ");

/** Whether the configuration itself keeps the service from sending. */
function senderFindings(
  graph: Graph,
  rule: Resource,
  { source }: ServiceEvents,
): readonly Finding[] {
  const near = (type: string) =>
    graph.ofType(type).filter(({ region }) => region === rule.region);
  if (source === "aws.guardduty") {
    const detectors = near("aws_guardduty_detector");
    const isOff = ({ values }: Resource) => flagOf(values, "enable") === false;
    return detectors.every(isOff) ? detectors.map(switchedOff) : [];
  }
  return source === "aws.access-analyzer"
    ? analyzerFindings(rule, near("aws_accessanalyzer_analyzer"))
    : [];
}

function switchedOff({ address }: Resource): Finding {
  return problem({
    id: "detector-off",
    at: address,
    argument: "enable",
    what: "GuardDuty is off and finds nothing",
    mend: "enable = true",
  });
}

/** An event of Access Analyzer names the analyzer in `resources`, by its ARN. */
function analyzerFindings(
  rule: Resource,
  analyzers: readonly Resource[],
): readonly Finding[] {
  const asked = resourcesIn(rule);
  const arns = analyzers.map((analyzer) => nameIn(analyzer, "arn"));
  if (asked === undefined || asked.length === 0 || arns.length === 0) return [];
  const mayBe = asked.some((text) =>
    arns.some((arn) => same(text, arn) !== false),
  );
  return mayBe
    ? []
    : [
        patternProblem(rule, {
          what: `the pattern is for the analyzer ${asked.join(", ")}; here is ${arns.join(", ")}`,
          mend: `"resources": ["\${${analyzers[0]?.address}.arn}"]`,
          isSure: true,
        }),
      ];
}
