import { z } from "zod";
import { retentionDays } from "../constructs/retention";
import { severities } from "../rule/rule";
import { oneOf, record, yesOrNo } from "./setting";

/** A whole number of something within AWS's limits. */
function count(of: string, least: number, most: number) {
  const error = `expected a whole number of ${of} from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

const retention = `one of the numbers of days that CloudWatch Logs accepts: ${retentionDays.join(", ")}`;

/** How the event pipeline alerts and runs. */
export const pipelineSettings = record({
  /** The least severity of which people are told; what is below is stored only. */
  mailFrom: oneOf(severities).default("medium"),
  /** Whether the pipeline also mails what an alarm or an event rule of the same stack tells already. */
  mailAgain: yesOrNo().default(false),
  /** MB of the function's memory; processing power grows with it. @default 256 */
  memorySize: count("MB", 128, 10_240).exactOptional(),
  /** Seconds that the function may take for ten log files. @default 300 */
  timeout: count("seconds", 30, 900).exactOptional(),
  /** How many functions may run at once, taken from the account's quota. @default - as many as are left */
  reservedConcurrency: count("executions", 1, 1000).exactOptional(),
  /** How many batches are handed out at once. @default - as many as Lambda sees fit */
  maximumConcurrency: count("executions", 2, 1000).exactOptional(),
  /** Whether X-Ray samples what the function does. @default false */
  tracing: yesOrNo().exactOptional(),
  /** Days that the function's own logs are kept. @default 365 */
  logRetention: z
    .literal([...retentionDays], { error: `expected ${retention}` })
    .exactOptional(),
  /** Minutes without a log file after which an alarm sounds. @default 60 */
  silence: count("minutes", 5, 1440)
    .multipleOf(5, { error: "expected a multiple of 5 minutes" })
    .exactOptional(),
});

export type PipelineSettings = z.infer<typeof pipelineSettings>;
