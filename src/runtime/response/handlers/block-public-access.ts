import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { blockPublicAccess } from "../block-public-access";
import { clientLimits, perRegion } from "../clients";
import { createHandler } from "../create-handler";

/** The entry that Lambda calls. */
export const handler = createHandler(
  "block-public-access",
  blockPublicAccess({
    s3: perRegion((region) => new S3Client({ ...clientLimits, region })),
    s3Control: perRegion(
      (region) => new S3ControlClient({ ...clientLimits, region }),
    ),
  }),
  process.env,
  __dirname,
);
