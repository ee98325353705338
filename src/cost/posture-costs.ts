import { defineCapabilities } from "./capability";

/** Rules that look at a changed resource. */
const EVALUATIONS = 2;

/** Checks of a resource by all standards together in a month. */
const CHECKS = 10;

/** AWS Config, GuardDuty, Security Hub and Access Analyzer. */
export const postureCosts = defineCapabilities({
  config: {
    title: "AWS Config",
    assumes: [
      "each change is recorded at once",
      `${EVALUATIONS} rules evaluate each change`,
    ],
    lines: ({ changes }) => [
      { what: "key of its bucket", quantity: 1, price: "kmsKey" },
      { what: "changes", quantity: changes, price: "configItem" },
      {
        what: "evaluations",
        quantity: changes * EVALUATIONS,
        price: "configEvaluation",
      },
    ],
  },
  guardduty: {
    title: "GuardDuty",
    assumes: [
      "the first 30 days, which cost nothing, are over",
      "protection plans cost by what they look at",
    ],
    lines: ({ events, networkGb }) => [
      { what: "events", quantity: events, price: "guardDutyEvent" },
      {
        what: "flow and DNS logs",
        quantity: networkGb,
        price: "guardDutyNetwork",
      },
      { what: "protection plans", quantity: 1, price: "guardDutyPlans" },
    ],
  },
  "security-hub": {
    title: "Security Hub",
    assumes: [
      `standards check a resource ${CHECKS} times a month`,
      "AWS Config, which it needs, is reckoned by itself",
    ],
    lines: ({ resources }) => [
      {
        what: "checks",
        quantity: resources * CHECKS,
        price: "securityCheck",
      },
    ],
  },
  "access-analyzer": {
    title: "IAM Access Analyzer",
    assumes: ["external access costs nothing"],
    lines: () => [],
  },
  "unused-access": {
    title: "Unused access",
    assumes: [],
    lines: ({ principals }) => [
      {
        what: "roles and users",
        quantity: principals,
        price: "accessAnalyzerUnused",
      },
    ],
  },
});
