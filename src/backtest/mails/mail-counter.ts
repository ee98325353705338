import type { Match } from "../result";
import { EventMails, type EventMailsState } from "./event-mails";
import type { MailRoute } from "./mail-route";
import { MetricMails, type MetricMailsState } from "./metric-mails";
import { PipelineMails, type PipelineMailsState } from "./pipeline-mails";

/** What the number of mails depends on. */
export type MailedMatch = Pick<Match, "principal" | "region">;

/** A counter's content, as JSON can hold it. */
export type MailCounterState =
  EventMailsState | MetricMailsState | PipelineMailsState;

/** Counts the mails that one rule makes on one route, in bounded memory. */
export interface MailCounter {
  /** @param moment in milliseconds since 1970; undefined is taken for 1970 */
  add(match: MailedMatch, moment: number | undefined): void;
  total(): number;
  /** The mails that this caller set off. The callers' are the total. */
  of(principal: string): number;
  /** Matches that the route does not hear of. */
  readonly unheard: number;
  /** What goes on from here. */
  state(): MailCounterState;
}

/** @param state of an earlier counter of the same route, to go on from there */
export function mailCounter(
  route: MailRoute,
  state?: MailCounterState,
): MailCounter {
  switch (route.kind) {
    case "event":
      return new EventMails(route, state?.kind === "event" ? state : undefined);
    case "metric":
      return new MetricMails(
        route,
        state?.kind === "metric" ? state : undefined,
      );
    case "pipeline":
      return new PipelineMails(state?.kind === "pipeline" ? state : undefined);
  }
}
