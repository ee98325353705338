import { Construct } from "constructs";
import type { ResponseName } from "../../runtime/response/contract";
import { FailedResponses } from "./failed-responses";
import { responseNames } from "./response-names";
import { ResponseFunction, type ResponseWiring } from "./response-function";

/**
 * Cost: ten cents a month for an alarm. The functions run only when something happens.
 */
export interface AutomatedResponseProps extends Omit<
  ResponseWiring,
  "failures"
> {
  /** What all names begin with, up to 41 characters: `<prefix>-restore-logging`. */
  readonly prefix: string;
  /** What is answered. @default - every event that there is a response to */
  readonly responses?: readonly ResponseName[];
  /** Which of the responses do something. @default - none, all are dry runs and tell what they would do */
  readonly act?: readonly ResponseName[];
}

/**
 * Functions that answer events by themselves, within a minute of them: each a dry run until it is
 * told to act, each with a role that can do nothing else, and none for who and what is on the
 * allow-list.
 *
 * They answer what comes to the stack's own bus. CloudTrail's events come to the bus of the region
 * where something happened, those of IAM and AWS Health to us-east-1: whoever forwards events must
 * forward these, too.
 *
 * Whoever may put events on the bus (`events:PutEvents`) may ask for a quarantine.
 *
 * @throws Error when a response is to act that is not there
 */
export class AutomatedResponse extends Construct {
  readonly failures: FailedResponses;
  readonly functions: ReadonlyMap<ResponseName, ResponseFunction>;

  constructor(scope: Construct, id: string, props: AutomatedResponseProps) {
    super(scope, id);
    const { prefix, topic, encryption, act = [] } = props;
    const chosen = new Set(props.responses ?? responseNames);
    const absent = act.find((name) => !chosen.has(name));
    if (absent !== undefined) {
      throw new Error(
        `the response "${absent}" of "${this.node.path}" is to act but is not there: expected one of ${[...chosen].join(", ") || "none"}`,
      );
    }
    const failures = new FailedResponses(this, "failures", {
      name: `${prefix}-failed-responses`,
      topic,
      ...(encryption && { encryption }),
    });
    this.failures = failures;
    this.functions = new Map(
      [...chosen].map((response) => [
        response,
        new ResponseFunction(this, response.replaceAll("-", "_"), {
          ...props,
          failures,
          response,
          name: `${prefix}-${response}`,
          mode: act.includes(response) ? "act" : "dry-run",
        }),
      ]),
    );
  }
}
