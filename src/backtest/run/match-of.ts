import { principalOf } from "../../cloudtrail/caller";
import { momentOf } from "../../cloudtrail/event-time";
import { textAt, valueAt } from "../../cloudtrail/text-at";
import type { LogSource } from "../inputs/log-source";
import type { LogRange } from "../log-range";
import type { Match } from "../result";
import type { FoundRecord } from "../scan";

/** A record's matches, one for each rule. */
export function matchesOf(
  { name }: LogSource,
  { index, record, rules }: FoundRecord<{ readonly id: string }>,
): readonly Match[] {
  const fields = {
    file: name,
    index,
    eventID: textOf(record, "eventID"),
    eventTime: textOf(record, "eventTime"),
    eventName: textAt(record, "eventName"),
    principal: principalOf(record),
    account: accountOf(record),
    region: textAt(record, "awsRegion"),
    address: textAt(record, "sourceIPAddress"),
  };
  return rules.map(({ id }) => ({ ...fields, rule: id }));
}

/**
 * Whether a record is among those that are wanted. Its account and region are asked for where the
 * file's path does not tell them; what a record does not have is not wanted.
 */
export function isWanted(
  record: unknown,
  { told }: LogSource,
  { since, until, accounts, regions }: LogRange,
): boolean {
  if (accounts !== undefined && told.account === undefined) {
    const account = accountOf(record);
    if (account === undefined || !accounts.includes(account)) return false;
  }
  if (regions !== undefined && told.region === undefined) {
    const region = textAt(record, "awsRegion");
    if (region === undefined || !regions.includes(region)) return false;
  }
  if (since === undefined && until === undefined) return true;
  const moment = momentOf(textAt(record, "eventTime"));
  return (
    moment !== undefined &&
    (since === undefined || moment >= since.getTime()) &&
    (until === undefined || moment < until.getTime())
  );
}

/** The text, even an empty one, as the record has it. */
function textOf(record: unknown, name: string): string | undefined {
  const value = valueAt(record, name);
  return typeof value === "string" ? value : undefined;
}

function accountOf(record: unknown): string | undefined {
  return (
    textAt(record, "recipientAccountId") ??
    textAt(record, "userIdentity.accountId")
  );
}
