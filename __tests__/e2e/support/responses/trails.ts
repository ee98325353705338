import {
  CreateTrailCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { call, type ResponseCase } from "./case";
import { account, type ResponseClients } from "./clients";

/** Trails that do not record what they should. */
export const trailCases: readonly ResponseCase[] = [
  {
    title: "a trail that was stopped",
    response: "restore-logging",
    bad: false,
    good: true,
    make: async (clients, name) => {
      const resource = await trail(clients, name);
      await clients.cloudtrail.send(new StopLoggingCommand({ Name: name }));
      return {
        ...call("cloudtrail", "StopLogging", {
          requestParameters: { name: resource },
        }),
        resource,
        look: async () =>
          (
            await clients.cloudtrail.send(
              new GetTrailStatusCommand({ Name: name }),
            )
          ).IsLogging,
      };
    },
  },
  {
    title: "a trail that was weakened",
    response: "restore-logging",
    bad: [false, false, false],
    good: [true, true, true],
    make: async (clients, Name) => {
      const resource = await trail(clients, Name);
      await clients.cloudtrail.send(
        new UpdateTrailCommand({
          Name,
          IsMultiRegionTrail: false,
          IncludeGlobalServiceEvents: false,
          EnableLogFileValidation: false,
        }),
      );
      return {
        ...call("cloudtrail", "UpdateTrail", {
          requestParameters: {
            name: Name,
            isMultiRegionTrail: false,
            includeGlobalServiceEvents: false,
            enableLogFileValidation: false,
          },
        }),
        resource,
        look: async () => {
          const { Trail } = await clients.cloudtrail.send(
            new GetTrailCommand({ Name }),
          );
          return [
            Trail?.IsMultiRegionTrail,
            Trail?.IncludeGlobalServiceEvents,
            Trail?.LogFileValidationEnabled,
          ];
        },
      };
    },
  },
];

async function trail({ cloudtrail, s3 }: ResponseClients, Name: string) {
  await s3.send(new CreateBucketCommand({ Bucket: `${Name}-logs` }));
  await cloudtrail.send(
    new CreateTrailCommand({
      Name,
      S3BucketName: `${Name}-logs`,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    }),
  );
  return `arn:aws:cloudtrail:us-east-1:${account}:trail/${Name}`;
}
