import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { clientLimits, perRegion } from "../clients";
import { createHandler } from "../create-handler";
import { restoreLogging } from "../restore-logging";

/** The entry that Lambda calls. */
export const handler = createHandler(
  "restore-logging",
  restoreLogging(
    perRegion((region) => new CloudTrailClient({ ...clientLimits, region })),
  ),
  process.env,
  __dirname,
);
