import { reasonOf } from "../event-pipeline/errors";
import type { LeaveAlone } from "./allow-list";
import type { AuditRecord, Outcome } from "./audit-record";
import type { Mode, ResponseName } from "./contract";
import type { Occasion } from "./occasion";
import {
  CannotMendError,
  isWell,
  type Concern,
  type Condition,
  type Response,
} from "./response";

/** What a response is told to do, and whom it tells. */
export interface ResponseSetup {
  readonly name: ResponseName;
  readonly response: Response;
  readonly mode: Mode;
  /** ARN of the function's own role. */
  readonly role: string;
  readonly leaveAlone: LeaveAlone;
  /** Writes the record down for good. */
  readonly log: (record: AuditRecord) => void;
  /** Tells people. */
  readonly tell: (record: AuditRecord) => Promise<void>;
}

type Ending = Pick<AuditRecord, "reason" | "before" | "after"> & {
  readonly outcome: Outcome;
  readonly resource: string;
};

/**
 * Answers an event: looks at each thing that it speaks of, mends what is spoiled, writes down what
 * was done. What the function did itself it ignores, so that it cannot call itself.
 *
 * An event may come twice. The second time everything is well, and that is said again: the first
 * time might have ended before anybody was told.
 *
 * @returns a record for each thing
 * @throws Error when something failed, after the rest was done; Lambda then tries again
 */
export async function respond(
  setup: ResponseSetup,
  occasion: Occasion,
): Promise<readonly AuditRecord[]> {
  const { name, role, response } = setup;
  if (occasion.callers.includes(role)) return [];
  const { id, name: what, time, account, region, callers } = occasion;
  const event = { id, name: what, time, account, region, callers };
  const records: AuditRecord[] = [];
  for (const concern of response.concerns(occasion)) {
    const record: AuditRecord = {
      response: name,
      ...(await settle(setup, occasion, concern)),
      why: inWords(occasion),
      event,
    };
    setup.log(record);
    records.push(record);
  }
  const failed = records.filter(({ outcome }) => outcome === "failed");
  for (const record of records) {
    // Failures would be told at every try; the queue of failed responses has an alarm.
    if (!failed.includes(record)) await setup.tell(record);
  }
  if (failed.length > 0) {
    throw new Error(
      failed.map(({ resource, reason }) => `${resource}: ${reason}`).join("; "),
    );
  }
  return records;
}

async function settle(
  setup: ResponseSetup,
  { callers }: Occasion,
  { about, look }: Concern,
): Promise<Ending> {
  let resource = about;
  try {
    const condition = await look();
    resource = condition.resource;
    const reason =
      resource === setup.role
        ? "it is the role of this function"
        : setup.leaveAlone(callers, resource);
    const { before } = condition;
    return reason === undefined
      ? { resource, before, ...(await mend(setup.mode, condition)) }
      : { resource, before, outcome: "left alone", reason };
  } catch (error) {
    return error instanceof CannotMendError
      ? { resource, outcome: "impossible", reason: error.message }
      : { resource, outcome: "failed", reason: reasonOf(error) };
  }
}

async function mend(
  mode: Mode,
  condition: Condition,
): Promise<Pick<Ending, "outcome" | "after">> {
  if (isWell(condition)) return { outcome: "unchanged" };
  const after = { ...condition.before, ...condition.wanted };
  if (mode === "dry-run") return { outcome: "would mend", after };
  await condition.mend();
  return { outcome: "mended", after };
}

function inWords({ name, callers, time, region }: Occasion): string {
  return [
    name,
    ...(callers[0] === undefined ? [] : [`by ${callers[0]}`]),
    ...(time === "" ? [] : [`at ${time}`]),
    ...(region === "" ? [] : [`in ${region}`]),
  ].join(" ");
}
