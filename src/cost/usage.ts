/** What goes on in an account in a month. */
export interface Usage {
  /** Management events that CloudTrail records. */
  readonly events: number;
  /** Data events, where some are recorded. */
  readonly dataEvents: number;
  /** Alerts that go out. */
  readonly alerts: number;
  /** Changes of resources, each a configuration item of AWS Config. */
  readonly changes: number;
  /** Resources that standards check. */
  readonly resources: number;
  /** IAM roles and users. */
  readonly principals: number;
  /** GB of VPC flow logs and DNS logs. */
  readonly networkGb: number;
  /** GB that people search with Athena. */
  readonly scannedGb: number;
}

/** A quiet account of some teams. */
export const typicalUsage: Usage = {
  events: 1_000_000,
  dataEvents: 1_000_000,
  alerts: 100,
  changes: 3_000,
  resources: 500,
  principals: 100,
  networkGb: 10,
  scannedGb: 100,
};

/** Hours of a month, as AWS counts them. */
export const HOURS = 730;

/** Measured over 1,192 records of public data sets and of AWS's documentation: 1,232. */
const EVENT_BYTES = 1232;

/** GB of events as CloudTrail writes them. */
export function eventGb(events: number): number {
  return (events * EVENT_BYTES) / 1024 ** 3;
}

/** What compression leaves of events. Measured over the same records; larger files do better. */
export const COMPRESSED = 0.2;

/** Regions in which something happens all the time. */
const BUSY_REGIONS = 3;

/** Log files in a month: one about every five minutes in each busy region. */
export const LOG_FILES = BUSY_REGIONS * HOURS * 12;

/** The same sentences for all that is reckoned with these. */
export const told = {
  eventSize: `an event has ${EVENT_BYTES} bytes`,
  compression: `compression leaves ${100 * COMPRESSED} % of events`,
  files: `CloudTrail writes a file every five minutes in ${BUSY_REGIONS} regions`,
  year: "logs of a year are stored",
} as const;
