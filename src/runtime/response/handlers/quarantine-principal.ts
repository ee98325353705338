import { IAMClient } from "@aws-sdk/client-iam";
import { clientLimits } from "../clients";
import { createHandler } from "../create-handler";
import { quarantinePrincipal } from "../quarantine-principal";

/** The entry that Lambda calls. */
export const handler = createHandler(
  "quarantine-principal",
  quarantinePrincipal(new IAMClient(clientLimits)),
  process.env,
  __dirname,
);
