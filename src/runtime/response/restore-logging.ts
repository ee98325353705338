import {
  type CloudTrailClient,
  GetTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { textAt, valueAt } from "../../cloudtrail/text-at";
import {
  ask,
  CannotMendError,
  cannotMend,
  type Condition,
  type Response,
} from "./response";

/** What a trail must not lose. */
type Virtue = "logging" | "multiRegion" | "globalEvents" | "validation";

/** Where UpdateTrail's parameters have them. */
const parameters = {
  multiRegion: "isMultiRegionTrail",
  globalEvents: "includeGlobalServiceEvents",
  validation: "enableLogFileValidation",
} as const;

type Wanted = { readonly [virtue in Virtue]?: true };

/**
 * Starts a trail that was stopped; makes it record every region and global services again, and
 * validate its log files, whichever of these it was told to give up.
 *
 * Where the files go, and which events, it leaves to people: the event does not say what was before.
 *
 * @param trails the client for the trail's home region
 */
export function restoreLogging(
  trails: (region: string) => CloudTrailClient,
): Response {
  return {
    concerns: ({ detail, region }) => {
      const wanted = wantedAfter(detail);
      const name = textAt(detail, "requestParameters.name");
      return Object.keys(wanted).length === 0
        ? []
        : [
            {
              about: name ?? "a trail without a name",
              look: () => {
                if (name) return look(trails(region), name, wanted);
                throw new CannotMendError("the event does not name the trail");
              },
            },
          ];
    },
  };
}

function wantedAfter(detail: unknown): Wanted {
  if (textAt(detail, "eventName") === "StopLogging") return { logging: true };
  const lost = Object.entries(parameters).filter(
    ([, parameter]) =>
      String(valueAt(detail, `requestParameters.${parameter}`)) === "false",
  );
  const wanted: Wanted = Object.fromEntries(
    lost.map(([virtue]) => [virtue, true]),
  );
  // A trail of every region must have the events of global services.
  return wanted.multiRegion ? { ...wanted, globalEvents: true } : wanted;
}

async function look(
  client: CloudTrailClient,
  Name: string,
  wanted: Wanted,
): Promise<Condition> {
  const gone = cannotMend(`the trail ${Name} is gone`);
  const { Trail } = await ask(client.send(new GetTrailCommand({ Name })), {
    TrailNotFoundException: gone,
  });
  const resource = Trail?.TrailARN ?? gone();
  const { IsLogging = false } = await client.send(
    new GetTrailStatusCommand({ Name: resource }),
  );
  const before = {
    logging: IsLogging,
    multiRegion: Trail?.IsMultiRegionTrail ?? false,
    globalEvents: Trail?.IncludeGlobalServiceEvents ?? false,
    validation: Trail?.LogFileValidationEnabled ?? false,
  };
  const mend = async () => {
    const { logging, multiRegion, globalEvents, validation } = wanted;
    if (multiRegion || globalEvents || validation) {
      await client.send(
        new UpdateTrailCommand({
          Name: resource,
          ...(multiRegion && { IsMultiRegionTrail: true }),
          ...(globalEvents && { IncludeGlobalServiceEvents: true }),
          ...(validation && { EnableLogFileValidation: true }),
        }),
      );
    }
    if (logging) await client.send(new StartLoggingCommand({ Name: resource }));
  };
  return { resource, before, wanted, mend };
}
