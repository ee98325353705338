import { apiCall } from "../../../../src/cloudtrail/event";
import type { ResponseName } from "../../../../src/runtime/response/contract";
import type { ResponseClients } from "./clients";

/** A bad state, the event that tells of it, and how to look at the state. */
export interface BadState {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resource: string;
  readonly look: () => Promise<unknown>;
}

export interface ResponseCase {
  readonly title: string;
  readonly response: ResponseName;
  /** Makes the state; `name` is unique. */
  readonly make: (clients: ResponseClients, name: string) => Promise<BadState>;
  readonly bad: unknown;
  readonly good: unknown;
}

/** A call as CloudTrail tells EventBridge of it. */
export function call(service: string, eventName: string, more: object) {
  return {
    source: `aws.${service}`,
    detailType: "AWS API Call via CloudTrail",
    detail: apiCall({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      ...more,
    }),
  };
}
