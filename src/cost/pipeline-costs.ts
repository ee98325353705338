import { defineCapabilities } from "./capability";
import { HOURS, LOG_FILES, told } from "./usage";

/** The function's memory in GB, and the seconds that it takes for a log file. */
const MEMORY = 0.25;
const SECONDS = 1;

/** Lambda asks a queue all the time: five pollers, each every 20 seconds. */
const POLLS = 5 * 3 * 60 * HOURS;

/** What the pipeline counts of itself, and what it sounds an alarm about. */
export const PIPELINE_METRICS = 7;
export const PIPELINE_ALARMS = 5;

/** Findings for each alert: not all are told, and several share a mail. */
const FINDINGS = 10;

/** The event pipeline, and functions that respond. */
export const pipelineCosts = defineCapabilities({
  "event-pipeline": {
    title: "Event pipeline",
    assumes: [
      told.files,
      `the function takes ${SECONDS} second and ${1024 * MEMORY} MB for a file`,
      `there are ${FINDINGS} findings for each alert, of 3 KB and 4 writes of 1 KB each`,
      "findings are kept for 90 days",
    ],
    lines: ({ alerts }) => [
      {
        what: "queue",
        quantity: POLLS + 3 * LOG_FILES,
        price: "sqsRequest",
      },
      { what: "function", quantity: LOG_FILES, price: "lambdaRequest" },
      {
        what: "function's time",
        quantity: LOG_FILES * SECONDS * MEMORY,
        price: "lambdaCompute",
      },
      {
        what: "decryption of files",
        quantity: LOG_FILES,
        price: "kmsRequest",
      },
      {
        what: "writing findings",
        quantity: alerts * FINDINGS * 4,
        price: "tableWrite",
      },
      {
        what: "findings",
        quantity: (3 * alerts * FINDINGS * 3) / 1024 ** 2,
        price: "tableStorage",
      },
      { what: "metrics", quantity: PIPELINE_METRICS, price: "customMetric" },
      { what: "alarms", quantity: PIPELINE_ALARMS, price: "alarm" },
    ],
  },
  response: {
    title: "Automated response",
    assumes: ["a function runs for a second and 256 MB for each alert"],
    lines: ({ alerts }) => [
      { what: "functions", quantity: alerts, price: "lambdaRequest" },
      {
        what: "functions' time",
        quantity: alerts * MEMORY,
        price: "lambdaCompute",
      },
    ],
  },
});
