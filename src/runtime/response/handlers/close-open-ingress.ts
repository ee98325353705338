import { EC2Client } from "@aws-sdk/client-ec2";
import { clientLimits, perRegion } from "../clients";
import { closeOpenIngress } from "../close-open-ingress";
import { createHandler } from "../create-handler";

/** The entry that Lambda calls. */
export const handler = createHandler(
  "close-open-ingress",
  closeOpenIngress(
    perRegion((region) => new EC2Client({ ...clientLimits, region })),
  ),
  process.env,
  __dirname,
);
