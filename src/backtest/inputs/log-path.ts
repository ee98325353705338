import type { LogRange } from "../log-range";
import type { SkipReason } from "./log-source";

/** What the path of a file or folder tells, where it is one of CloudTrail's; nothing of others. */
export interface PathTold {
  /** Why the files there are none to be read. */
  readonly skip?: SkipReason;
  readonly account?: string;
  readonly region?: string;
  /** The moments between which its files were delivered, in milliseconds since 1970; the last is not in it. */
  readonly delivered?: { readonly from: number; readonly until: number };
}

/**
 * `AWSLogs/o-…/123456789012/CloudTrail/eu-central-1/2026/01/15/`, as far as it goes.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
const FOLDERS =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]+\/)?(\d{12})(?:\/([^/]+)(?:\/([a-z]+(?:-[a-z]+)+-\d)(?:\/(\d{4})(?:\/(\d\d)(?:\/(\d\d))?)?)?)?)?(?=\/|$)/;

/**
 * `123456789012_CloudTrail_eu-central-1_20260115T1030Z_unique.json.gz`, wherever it was copied to.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
const FILE =
  /(?:^|\/)(\d{12})_(CloudTrail[A-Za-z-]*)_([a-z]+(?:-[a-z]+)+-\d)_(?:(\d{4})(\d\d)(\d\d)T\d{4}Z_)?[^/]*$/;

const DAY = 86_400_000;

/** What CloudTrail's folders and file names tell. */
export function pathTold(path: string): PathTold {
  const match = FOLDERS.exec(path) ?? FILE.exec(path);
  if (match === null) return {};
  const [, account, service, region, year, month, day] = match;
  const skip = skipOf(service);
  const delivered = period(year, month, day);
  return {
    ...(skip && { skip }),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(delivered && { delivered }),
  };
}

/** Log files of management, data and network events are read. */
function skipOf(service: string | undefined): SkipReason | undefined {
  if (service === undefined || service === "CloudTrail") return undefined;
  if (service === "CloudTrail-NetworkActivity") return undefined;
  if (service === "CloudTrail-Digest") return "digests";
  return service.startsWith("CloudTrail-Insight")
    ? "insights"
    : "otherServices";
}

/** A year, a month of it, or a day of that. */
function period(year?: string, month?: string, day?: string) {
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const until =
    month === undefined
      ? Date.UTC(y + 1, 0, 1)
      : day === undefined
        ? Date.UTC(y, m + 1, 1)
        : Date.UTC(y, m, d + 1);
  return { from: Date.UTC(y, m, d), until };
}

/**
 * How long after an event its file may come: mostly minutes, and a day is left for hours of trouble.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
const LATEST_DELIVERY = DAY;

/** Whether none of the wanted records can be where this was told. */
export function isOutside(
  { account, region, delivered }: PathTold,
  { since, until, accounts, regions }: LogRange,
): boolean {
  if (account !== undefined && accounts?.includes(account) === false) {
    return true;
  }
  if (region !== undefined && regions?.includes(region) === false) return true;
  if (delivered === undefined) return false;
  // No file comes before its events.
  if (since !== undefined && delivered.until <= since.getTime()) return true;
  return (
    until !== undefined && delivered.from >= until.getTime() + LATEST_DELIVERY
  );
}

/** Whether a folder may hold logs by its name: JSON, JSON lines or CSV, packed or not. */
export function isLogName(name: string): boolean {
  return /(?<!\.tar)\.(json|jsonl|ndjson|csv|gz)$/i.test(name);
}
