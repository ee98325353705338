import { defineCapabilities } from "./capability";
import { eventGb, HOURS, told } from "./usage";

/** The least compute of a collection with a standby: half a unit each, twice, for indexing and for search. */
const OCUS = 2;

/** Dashboards, queries and search. */
export const investigationCosts = defineCapabilities({
  dashboard: {
    title: "Dashboard",
    assumes: ["Logs Insights widgets scan only while someone looks"],
    lines: () => [{ what: "dashboard", quantity: 1, price: "dashboard" }],
  },
  athena: {
    title: "Athena",
    assumes: ["the Glue catalog stays within what costs nothing"],
    lines: ({ scannedGb }) => [
      { what: "queries", quantity: scannedGb, price: "athenaScan" },
    ],
  },
  opensearch: {
    title: "OpenSearch",
    assumes: [
      `a serverless collection of ${OCUS} OCUs, the least with a standby`,
      told.eventSize,
      told.year,
    ],
    lines: ({ events }) => [
      { what: "compute", quantity: OCUS * HOURS, price: "openSearchOcu" },
      { what: "forwarding", quantity: eventGb(events), price: "firehose" },
      {
        what: "storage",
        quantity: 12 * eventGb(events),
        price: "openSearchStorage",
      },
    ],
  },
});
