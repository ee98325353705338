import { Unknown, type Resource } from "../../model";
import { hasPlaceholder, knownStart } from "../../placeholder";
import { compositesOver } from "./composite-alarm";
import { doubt, isProblem, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { openArgument } from "../graph/open-argument";
import { listOf, nameIn } from "../graph/values";

/** The topics that an alarm tells when it fires. */
export interface Told {
  readonly topics: readonly {
    readonly topic: Resource;
    /** Who tells it: the alarm, or a composite alarm over it. */
    readonly by: Resource;
  }[];
  /** What is to say of the actions that lead nowhere. */
  readonly findings: readonly Finding[];
}

/** Where the alarm's news goes, by its own actions and by those of composite alarms over it. */
export function toldBy(graph: Graph, alarm: Resource): Told {
  const own = actionsOf(graph, alarm);
  const composites = compositesOver(graph, alarm);
  const through = composites.alarms.map((by) => ({
    by,
    told: actionsOf(graph, by),
  }));
  const topics = [
    ...own.topics.map((topic) => ({ topic, by: alarm })),
    ...through.flatMap(({ by, told }) =>
      told.topics.map((topic) => ({ topic, by })),
    ),
  ];
  if (topics.length > 0) {
    return { topics, findings: own.findings.filter(isProblem) };
  }
  const findings = [
    ...own.findings,
    ...through.flatMap(({ told }) => told.findings),
    ...composites.findings,
  ];
  const silent: Finding = problem({
    id: "no-action",
    at: alarm.address,
    argument: "alarm_actions",
    what: "the alarm tells nobody: it has no alarm_actions",
    mend: "alarm_actions = [the ARN of an aws_sns_topic]",
  });
  return { topics, findings: findings.length > 0 ? findings : [silent] };
}

interface Actions {
  readonly topics: readonly Resource[];
  readonly findings: readonly Finding[];
}

function actionsOf(graph: Graph, alarm: Resource): Actions {
  const actions = listOf(alarm.values, "alarm_actions");
  if (actions instanceof Unknown) {
    return {
      topics: [],
      findings: [openArgument(alarm, "alarm_actions", actions)],
    };
  }
  const topics: Resource[] = [];
  const findings: Finding[] = [];
  for (const action of actions) {
    if (typeof action !== "string") {
      const open = action instanceof Unknown ? action : new Unknown("no text");
      findings.push(openArgument(alarm, "alarm_actions", open));
      continue;
    }
    const [topic] = graph.find("aws_sns_topic", "arn", action).sure;
    if (topic === undefined) findings.push(strange(graph, alarm, action));
    else topics.push(topic);
  }
  return { topics, findings };
}

/** Actions that no human hears of (API_PutMetricAlarm). */
const machines = /^arn:[^:]+:(?:automate|autoscaling|swf):/;

/** An action that is no topic of this configuration. */
function strange(graph: Graph, alarm: Resource, action: string): Finding {
  const start = knownStart(action);
  if (start !== "" && !"arn:".startsWith(start.slice(0, 4))) {
    return problem({
      id: "no-arn",
      at: alarm.address,
      argument: "alarm_actions",
      what: `found "${action}", expected the ARN of a topic`,
      mend: "alarm_actions = [the arn of an aws_sns_topic]",
    });
  }
  if (machines.test(action)) {
    return problem({
      id: "no-action",
      at: alarm.address,
      argument: "alarm_actions",
      what: `the alarm acts on ${action} and tells nobody`,
      mend: "add the ARN of an aws_sns_topic to alarm_actions",
    });
  }
  const meant = meantTopic(graph, action);
  const surely =
    /^arn:[^:]+:sns:/.test(action) &&
    graph.find("aws_sns_topic", "arn", action).maybe.length === 0;
  return meant !== undefined && surely
    ? problem({
        id: "other-topic",
        at: alarm.address,
        argument: "alarm_actions",
        what: `the alarm tells ${action}, which is no topic of this configuration; the one that others tell is ${nameIn(meant, "arn")}`,
        mend: `alarm_actions = [${meant.address}.arn]`,
      })
    : doubt(
        `whether anybody hears of ${action}, which ${alarm.address} acts on: it is not in this configuration`,
      );
}

/** The topic that was likely meant: one that the ARN begins like, that other alarms tell, or that nobody tells. */
function meantTopic(graph: Graph, action: string): Resource | undefined {
  const topics = graph.ofType("aws_sns_topic");
  const told = new Set(
    [
      ...graph.ofType("aws_cloudwatch_metric_alarm"),
      ...graph.ofType("aws_cloudwatch_composite_alarm"),
    ].flatMap(({ values }) => {
      const actions = listOf(values, "alarm_actions");
      return actions instanceof Unknown ? [] : actions;
    }),
  );
  const arnOf = (topic: Resource) => nameIn(topic, "arn");
  return (
    topics.find((topic) => action.startsWith(arnOf(topic))) ??
    topics.find((topic) => told.has(arnOf(topic))) ??
    (topics.length === 1 && !hasPlaceholder(action.split(":")[5] ?? "")
      ? topics[0]
      : undefined)
  );
}
