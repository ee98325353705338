import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** VPC flow logs were deleted: what instances talk to is no longer recorded. */
export const flowLogsDeleted: Rule = {
  id: "flow-logs-deleted",
  title: "VPC flow logs were deleted",
  description:
    "Flow logs show what an instance talked to and how much left. Without them neither a scan nor an exfiltration can be traced.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("DeleteFlowLogs"),
  ),
  controls: [nist("AU-9"), nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: [
    "A VPC that is removed together with its flow logs.",
    "A flow log that is replaced, for it cannot be changed.",
  ],
  runbook: [
    "Does the VPC still have a flow log? aws ec2 describe-flow-logs --filter Name=resource-id,Values=VPC.",
    "None, and the VPC still exists: deploy it again, or aws ec2 create-flow-logs.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteFlowLogs.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look at the VPC's new instances and open groups.",
  ],
  matches: {
    "a VPC's flow log is deleted": apiCall({
      eventName: "DeleteFlowLogs",
      requestParameters: {
        DeleteFlowLogsRequest: {
          FlowLogId: { tag: 1, content: "fl-0123456789abcdef0" },
        },
      },
    }),
    "by a role session": apiCall({
      userIdentity: assumedRole,
      eventName: "DeleteFlowLogs",
    }),
    "an attempt": apiCall({
      eventName: "DeleteFlowLogs",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a flow log is created": apiCall({ eventName: "CreateFlowLogs" }),
    "flow logs are listed": apiCall({
      eventName: "DescribeFlowLogs",
      readOnly: true,
    }),
    "the log group behind them, which log-group-tampering reports": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "DeleteLogGroup",
    }),
  },
};
