import { apiCall } from "../../src/cloudtrail/event";
import { anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { securityHub } from "../controls";
import { unauthorizedApiCalls } from "./unauthorized-api-calls";

/** `unauthorized-api-calls` with Security Hub's text, which allows no exclusions. */
export const unauthorizedApiCallsSecurityHub: Rule = {
  ...unauthorizedApiCalls,
  id: "unauthorized-api-calls-security-hub",
  pattern: anyOf(
    field("errorCode").like("*UnauthorizedOperation"),
    field("errorCode").like("AccessDenied*"),
  ),
  verbatim:
    '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  controls: [securityHub(2)],
  falsePositives: [
    ...unauthorizedApiCalls.falsePositives,
    "CloudTrail's own probes of its bucket.",
  ],
  matches: {
    ...unauthorizedApiCalls.matches,
    "CloudTrail probes its bucket": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "HeadBucket",
      sourceIPAddress: "delivery.logs.amazonaws.com",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "throttled, not refused": apiCall({ errorCode: "ThrottlingException" }),
    "a longer name that only begins alike": apiCall({
      errorCode: "Client.UnauthorizedOperationInRegion",
    }),
    "a call that was allowed": apiCall(),
  },
};
