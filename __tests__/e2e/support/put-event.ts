import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Clients } from "./clients";

/** An event as EventBridge has it. */
export interface BusEvent {
  readonly source: string;
  readonly type: string;
  readonly detail: object;
  readonly resources?: readonly string[];
}

/** Puts an event on the bus of the home region, as an AWS service does. */
export async function putEvent(
  { events }: Clients,
  { source, type, detail, resources = [] }: BusEvent,
): Promise<void> {
  const { FailedEntryCount } = await events("us-east-1").send(
    new PutEventsCommand({
      Entries: [
        {
          Source: source,
          DetailType: type,
          Detail: JSON.stringify(detail),
          Resources: [...resources],
        },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}
