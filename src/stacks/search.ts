import type { EncryptionKey } from "../constructs/encryption-key";
import { Environment } from "../constructs/environment";
import { SearchCollection } from "../constructs/investigation/search-collection";
import { SearchDomain } from "../constructs/investigation/search-domain";
import { SearchForwarding } from "../constructs/investigation/search-forwarding";
import type { EventRoute } from "./event-route";
import type { InvestigationSettings } from "./investigation-settings";
import type { MonitorStack } from "./monitor-stack";

export interface SearchProps {
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  /** Brings events to what forwards them. */
  readonly route: EventRoute;
  /** Encrypts what was recorded, and the answers about it. */
  readonly encryption: EncryptionKey;
}

/** Adds OpenSearch and what forwards every event of CloudTrail to it. */
export function addSearch(
  stack: MonitorStack,
  { prefix, route, encryption }: SearchProps,
  { type, readers }: NonNullable<InvestigationSettings["openSearch"]>,
): void {
  const { account, region } = Environment.of(stack);
  const Destination = type === "domain" ? SearchDomain : SearchCollection;
  const { bus, deadLetters } = route.to("high");
  new SearchForwarding(stack, "search_forwarding", {
    name: `${prefix}-search`,
    bus,
    deadLetters,
    destination: new Destination(stack, "search", {
      // Its name begins with a letter.
      name: `logs-${prefix}`,
      readers,
      encryption,
    }),
    failedBucketName: `${prefix}-search-${account}-${region}`,
    encryption,
  });
}
