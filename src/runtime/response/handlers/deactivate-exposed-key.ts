import { IAMClient } from "@aws-sdk/client-iam";
import { clientLimits } from "../clients";
import { createHandler } from "../create-handler";
import { deactivateExposedKey } from "../deactivate-exposed-key";

/** The entry that Lambda calls. */
export const handler = createHandler(
  "deactivate-exposed-key",
  deactivateExposedKey(new IAMClient(clientLimits)),
  process.env,
  __dirname,
);
