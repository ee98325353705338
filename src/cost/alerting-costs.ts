import { pack } from "../../rules";
import { routesOf } from "../rule/routes";
import { defineCapabilities } from "./capability";

/** Rules of the default pack that have a metric and an alarm. Those about data events are left out where none are recorded. */
const metricRules = pack("recommended").filter(
  (rule) =>
    routesOf(rule).includes("metric") &&
    Object.values(rule.matches).some(
      ({ eventCategory }) => eventCategory !== "Data",
    ),
).length;

/** People who get each alert by e-mail. */
const MAILED = 3;

/** What of an account's events rules want from regions other than the home region. */
const FORWARDED = 0.01;

/** Alarms, event rules and the ways to people. */
export const alertingCosts = defineCapabilities({
  "tutorial-alarm": {
    title: "The tutorial's alarm",
    assumes: [],
    lines: () => [
      { what: "metric", quantity: 1, price: "customMetric" },
      { what: "alarm", quantity: 1, price: "alarm" },
    ],
  },
  "metric-alarms": {
    title: "Metric alarms",
    assumes: [
      `the ${metricRules} rules of the pack "recommended" that take the route "metric"`,
    ],
    lines: () => [
      { what: "metrics", quantity: metricRules, price: "customMetric" },
      { what: "alarms", quantity: metricRules, price: "alarm" },
    ],
  },
  "event-alerts": {
    title: "Event alerts",
    assumes: [
      "events of AWS services cost nothing in their own region",
      `${100 * FORWARDED} % of events are forwarded from other regions`,
    ],
    lines: ({ events }) => [
      {
        what: "forwarded events",
        quantity: events * FORWARDED,
        price: "forwardedEvent",
      },
    ],
  },
  "undelivered-alerts": {
    title: "Undelivered alerts",
    assumes: ["the queue is empty"],
    lines: () => [{ what: "alarm", quantity: 1, price: "alarm" }],
  },
  mail: {
    title: "E-mail",
    assumes: [`each alert goes to ${MAILED} addresses`],
    lines: ({ alerts }) => [
      { what: "alerts", quantity: alerts, price: "publish" },
      { what: "mails", quantity: alerts * MAILED, price: "email" },
    ],
  },
  sms: {
    title: "Text messages",
    assumes: ["each alert goes to one number"],
    lines: ({ alerts }) => [
      { what: "messages", quantity: alerts, price: "sms" },
    ],
  },
  "chat-and-pager": {
    title: "Slack, Teams, PagerDuty, Opsgenie",
    assumes: [
      "each alert goes to two of them",
      "Amazon Q Developer in chat applications costs nothing; PagerDuty and Opsgenie have prices of their own",
    ],
    lines: ({ alerts }) => [
      { what: "alerts", quantity: alerts, price: "publish" },
      { what: "deliveries", quantity: 2 * alerts, price: "httpsDelivery" },
    ],
  },
  "member-account": {
    title: "A member account's events",
    assumes: [
      `${100 * FORWARDED} % of its events are forwarded to the central account`,
    ],
    lines: ({ events }) => [
      {
        what: "forwarded events",
        quantity: events * FORWARDED,
        price: "forwardedEvent",
      },
    ],
  },
});
