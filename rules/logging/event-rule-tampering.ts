import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * An EventBridge rule was disabled, deleted or lost its targets: the way that events take to
 * people. Services remove the rules that they manage with `force`; from anybody else it counts, for
 * AWS ignores it on rules that nobody manages.
 */
export const eventRuleTampering: Rule = {
  id: "event-rule-tampering",
  title: "An EventBridge rule was disabled, deleted or lost its targets",
  description:
    "Event alerts live in EventBridge rules. One that is disabled or has no target sends nothing, and looks as quiet as a good day.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("events.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals(
          "DisableRule",
          "DeleteRule",
          "RemoveTargets",
          "DeleteEventBus",
          "DeleteArchive",
        ),
        anyOf(
          field("requestParameters.force").notExists(),
          field("requestParameters.force").isFalse(),
          field("userIdentity.invokedBy").notExists(),
        ),
      ),
      allOf(
        field("eventName").equals("PutRule"),
        field("requestParameters.state").equals("DISABLED"),
      ),
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.001", "T1562.006"],
  falsePositives: [
    "A team that retires or pauses a schedule of its own.",
    "The deployment of this monitor itself.",
  ],
  runbook: [
    "Which rule, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DisableRule (or the name in the event), in the region of the event.",
    "Not one of this monitor's or of GuardDuty's alerts: nothing to do.",
    "One of them: aws events enable-rule --name NAME, or deploy this monitor again; aws events list-targets-by-rule --rule NAME must name the topic.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look for what was not told since.",
  ],
  matches: {
    "a rule is disabled": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "DisableRule",
      requestParameters: { name: "root-usage" },
    }),
    "a rule loses its target": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "RemoveTargets",
      requestParameters: { rule: "root-usage", ids: ["topic"], force: false },
    }),
    "a person adds force, which hides nothing": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "DeleteRule",
      requestParameters: { name: "root-usage", force: true },
    }),
    "a rule is overwritten as disabled": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "PutRule",
      requestParameters: { name: "root-usage", state: "DISABLED" },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "DeleteRule",
      errorCode: "AccessDenied",
      requestParameters: null,
    }),
  },
  ignores: {
    "a service removes the rule that it manages": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventSource: "events.amazonaws.com",
      eventName: "DeleteRule",
      requestParameters: { name: "AutoScalingManagedRule", force: true },
    }),
    "a rule is written": apiCall({
      eventSource: "events.amazonaws.com",
      eventName: "PutRule",
      requestParameters: { name: "nightly", state: "ENABLED" },
    }),
    "a rule of a load balancer": apiCall({
      eventSource: "elasticloadbalancing.amazonaws.com",
      eventName: "DeleteRule",
    }),
    "a web firewall's rule": apiCall({
      eventSource: "waf-regional.amazonaws.com",
      eventName: "DeleteRule",
    }),
  },
};
