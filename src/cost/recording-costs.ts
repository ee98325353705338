import { defineCapabilities } from "./capability";
import { COMPRESSED, eventGb, HOURS, LOG_FILES, told } from "./usage";

/** CloudTrail signs a digest each hour for every region. */
const DIGESTS = 17 * HOURS;

const ROTATION = "each year of rotation adds a dollar a month, twice at most";

/** What of the events of an account changes something. CloudTrail Insights analyzes those twice. */
const WRITES = 0.1;

/** CloudTrail, its bucket, its log group and their keys. */
export const recordingCosts = defineCapabilities({
  trail: {
    title: "Trail and bucket",
    assumes: [
      "it is the account's first trail: a second costs $2 for 100,000 events",
      told.eventSize,
      told.compression,
      told.files,
      "digests come hourly from 17 regions",
      `${told.year}, at the price of S3 Standard (after 90 days it is less)`,
    ],
    lines: ({ events }) => [
      {
        what: "log files",
        quantity: 12 * eventGb(events) * COMPRESSED,
        price: "s3Storage",
      },
      {
        what: "writing files and digests",
        quantity: LOG_FILES + DIGESTS,
        price: "s3Put",
      },
    ],
  },
  "audit-key": {
    title: "Key of what is recorded",
    assumes: [told.files, ROTATION],
    lines: () => [
      { what: "key", quantity: 1, price: "kmsKey" },
      {
        what: "data keys of log files",
        quantity: LOG_FILES,
        price: "kmsRequest",
      },
    ],
  },
  "alert-key": {
    title: "Key of alerts",
    assumes: [ROTATION],
    lines: ({ alerts }) => [
      { what: "key", quantity: 1, price: "kmsKey" },
      {
        what: "data keys of alerts",
        quantity: 2 * alerts,
        price: "kmsRequest",
      },
    ],
  },
  "log-group": {
    title: "Log group",
    assumes: [told.eventSize, told.compression, told.year],
    lines: ({ events }) => [
      { what: "ingestion", quantity: eventGb(events), price: "logIngestion" },
      {
        what: "storage",
        quantity: 12 * eventGb(events) * COMPRESSED,
        price: "logStorage",
      },
    ],
  },
  insights: {
    title: "CloudTrail Insights",
    assumes: [
      `${100 * WRITES} % of events are writes, which are analyzed twice`,
    ],
    lines: ({ events }) => [
      {
        what: "events, analyzed",
        quantity: events * (1 + WRITES),
        price: "insightsEvent",
      },
    ],
  },
  "data-events": {
    title: "Data events",
    assumes: ["their log files and the log group's share come on top"],
    lines: ({ dataEvents }) => [
      { what: "data events", quantity: dataEvents, price: "dataEvent" },
    ],
  },
});
