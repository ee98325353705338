import { Unknown, type Resource } from "../model";
import { verdictOf, type AlertPath, type Link } from "../path";
import { compliancePatternFindings, configLinks } from "./config/config-paths";
import {
  busArnOf,
  busName,
  forwardersTo,
  ruleOf,
  hasRules,
  targetsOf,
} from "./event/event-bus";
import { eventBusToRule, matchesNothing } from "./event/event-bus-to-rule";
import {
  branchesOf,
  likelySubject,
  subjectOf,
  type Subject,
} from "./event/event-pattern";
import { linkOf, type Finding } from "./graph/finding";
import type { Graph } from "./graph/graph";
import { heardRegions } from "./event/heard-regions";
import {
  forwardingGaps,
  regionToHomeBus,
  type Forwarder,
} from "./event/region-to-home-bus";
import { ruleToTarget, targetMissing } from "./event/rule-to-target";
import { serviceFindings } from "./event/service-findings";
import { Tails, type Tail } from "./delivery/tails";
import { trailElsewhere, trailToEventBus } from "./trail/trail-to-event-bus";
import { textOf } from "./graph/values";

/** The paths of event rules: what happens -> event bus -> rule -> target -> people, one per rule and target. */
export function eventPaths(graph: Graph): readonly AlertPath[] {
  const walk = new EventWalk(graph);
  return graph
    .ofType("aws_cloudwatch_event_rule")
    .flatMap((rule) => walk.pathsOf(rule));
}

class EventWalk {
  readonly #graph: Graph;
  readonly #tails: Tails;
  readonly #forwarders = new Map<string, readonly (readonly Forwarder[])[]>();
  readonly #forwardings = new Map<Resource, readonly Finding[]>();
  readonly #trailLinks = new Map<string, Link>();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#tails = new Tails(graph);
  }

  pathsOf(rule: Resource): readonly AlertPath[] {
    const subject = this.#subjectOf(rule);
    if (subject === undefined) return [];
    const tails = this.#tailsOf(rule);
    if (tails.length === 0) return [];
    const heads = this.#headsOf(rule, subject);
    return heads.flatMap(({ detector, links }) =>
      tails.map((tail): AlertPath => ({
        route: subject === "Config" ? "config" : "event",
        detector,
        links: [...links, ...tail],
      })),
    );
  }

  /** What the rule listens for; undefined for what runs on a schedule. */
  #subjectOf(rule: Resource): Subject | undefined {
    const branches = branchesOf(rule);
    if (matchesNothing(rule)) return "CloudTrail";
    if (branches === "unknown") return likelySubject(rule);
    const subjects = branches.map(subjectOf);
    return subjects.includes("CloudTrail")
      ? "CloudTrail"
      : (subjects.find((it) => it === "Config") ?? subjects[0]);
  }

  /** The links up to the rule, by what detects. */
  #headsOf(
    rule: Resource,
    subject: Subject,
  ): readonly { readonly detector: string; readonly links: readonly Link[] }[] {
    const bus = busArnOf(rule);
    const own = linkOf("event bus -> rule", nameOf(bus), rule.address, [
      ...eventBusToRule(this.#graph, rule),
      ...serviceFindings(this.#graph, rule),
      ...(subject === "Config"
        ? compliancePatternFindings(this.#graph, rule)
        : []),
    ]);
    switch (subject) {
      case "Config":
        return configLinks(this.#graph, rule, nameOf(bus)).map(
          ({ detector, link }) => ({ detector, links: [link, own] }),
        );
      case "CloudTrail":
        return [
          {
            detector: rule.address,
            links: [
              this.#trailLink(nameOf(bus)),
              ...this.#forwardingLinks(rule, bus),
              own,
            ],
          },
        ];
      default:
        return [{ detector: rule.address, links: [own] }];
    }
  }

  /** One trail that works is enough. */
  #trailLink(bus: string): Link {
    const known = this.#trailLinks.get(bus);
    if (known !== undefined) return known;
    const kind = "trail -> event bus";
    const links = this.#graph
      .ofType("aws_cloudtrail")
      .map((trail) =>
        linkOf(kind, trail.address, bus, [
          ...trailToEventBus(trail),
          ...heardRegions(this.#graph),
        ]),
      );
    const link =
      best(links) ?? linkOf(kind, "an aws_cloudtrail", bus, [trailElsewhere]);
    this.#trailLinks.set(bus, link);
    return link;
  }

  #forwardingLinks(rule: Resource, bus: string | Unknown): readonly Link[] {
    if (bus instanceof Unknown) return [];
    return this.#forwardersOf(bus).flatMap((region) => {
      const gaps = forwardingGaps(this.#graph, region, rule);
      return region.map((forwarder, n) =>
        linkOf("region -> home bus", forwarder.rule.address, nameOf(bus), [
          ...this.#forwarding(forwarder, bus),
          ...gaps.filter((gap) =>
            "at" in gap ? gap.at === forwarder.rule.address : n === 0,
          ),
        ]),
      );
    });
  }

  #forwarding(forwarder: Forwarder, bus: string): readonly Finding[] {
    const { target } = forwarder;
    const known =
      this.#forwardings.get(target) ??
      regionToHomeBus(this.#graph, forwarder, bus);
    this.#forwardings.set(target, known);
    return known;
  }

  /** The forwarders to a bus, by the region or account that they are in. */
  #forwardersOf(bus: string): readonly (readonly Forwarder[])[] {
    const known = this.#forwarders.get(bus);
    if (known !== undefined) return known;
    const places = new Map<string, Forwarder[]>();
    for (const target of forwardersTo(this.#graph, bus)) {
      const rule = ruleOf(this.#graph, target);
      if (rule === undefined) continue;
      const place = `${rule.region} ${rule.account}`;
      const others = places.get(place);
      if (others === undefined) places.set(place, [{ rule, target }]);
      else others.push({ rule, target });
    }
    const found = [...places.values()];
    this.#forwarders.set(bus, found);
    return found;
  }

  /** The ways on from the rule; none where it only feeds other rules, which have paths of their own. */
  #tailsOf(rule: Resource): readonly Tail[] {
    const kind = "rule -> target";
    const targets = targetsOf(this.#graph, rule);
    if (targets.length === 0) {
      const missing = targetMissing(this.#graph, rule);
      const to = "an aws_cloudwatch_event_target";
      return [[linkOf(kind, rule.address, to, [missing])]];
    }
    return targets.flatMap((target) => {
      const arn = textOf(target.values, "arn");
      if (typeof arn === "string" && keeping.test(arn)) return [];
      if (typeof arn === "string" && arn.includes(":event-bus/")) {
        const isFollowed = hasRules(this.#graph, arn);
        const findings = regionToHomeBus(this.#graph, { rule, target }, arn);
        return isFollowed
          ? []
          : [[linkOf("region -> home bus", rule.address, arn, findings)]];
      }
      const { to, findings } = ruleToTarget(this.#graph, rule, target);
      const address = typeof to === "string" ? to : to.address;
      const link = linkOf(kind, rule.address, address, findings);
      const message = { name: "an event" };
      return typeof to === "string"
        ? [[link]]
        : this.#tails.from(to, message).map((tail) => [link, ...tail]);
    });
  }
}

/** What carries events to where they are kept and searched, such as OpenSearch, tells nobody. */
const keeping = /^arn:[^:]*:firehose:/;

const nameOf = (bus: string | Unknown) =>
  bus instanceof Unknown ? "an event bus" : `the event bus ${busName(bus)}`;

const order = ["holds", "unknown", "broken"] as const;

/** The link that is nearest to holding. */
function best(links: readonly Link[]): Link | undefined {
  return links.toSorted(
    (a, b) => order.indexOf(verdictOf([a])) - order.indexOf(verdictOf([b])),
  )[0];
}
