import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * Alarms were deleted, silenced or forced into a state.
 *
 * PutMetricAlarm counts only where it leaves the alarm without a voice: deployments and scaling
 * policies call it all day. An alarm whose threshold is merely raised is therefore not seen here;
 * a plan of this monitor shows it.
 */
export const alarmTampering: Rule = {
  id: "alarm-tampering",
  title: "A CloudWatch alarm was deleted or silenced",
  description:
    "An alarm without actions turns red and tells nobody. Muting, disabling or deleting alarms is how an attacker buys a quiet night.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("monitoring.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "DeleteAlarms",
        "DisableAlarmActions",
        "SetAlarmState",
        "PutAlarmMuteRule",
      ),
      allOf(
        field("eventName").equals("PutMetricAlarm"),
        anyOf(
          field("requestParameters.actionsEnabled").isFalse(),
          field("requestParameters.alarmActions").notExists(),
        ),
      ),
    ),
    // Scaling services delete and recreate the alarms of their own policies.
    field("userIdentity.invokedBy").notEqualsOrMissing(
      "autoscaling.amazonaws.com",
      "application-autoscaling.amazonaws.com",
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.006"],
  falsePositives: [
    "A team that removes an application together with its alarms.",
    "A test that turns an alarm red with set-alarm-state.",
    "A mute rule for a maintenance window that was announced.",
  ],
  runbook: [
    "Which alarm? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteAlarms (or DisableAlarmActions, SetAlarmState, PutAlarmMuteRule, PutMetricAlarm).",
    "Not one of this monitor's: nothing to do.",
    "One of this monitor's: deploy it again, and aws cloudwatch enable-alarm-actions --alarm-names NAME. Delete a mute rule that nobody announced.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, and look at every alarm's history since.",
  ],
  matches: {
    "alarms are deleted": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "DeleteAlarms",
      requestParameters: { alarmNames: ["RootUsage"] },
    }),
    "alarms lose their voice": apiCall({
      userIdentity: assumedRole,
      eventSource: "monitoring.amazonaws.com",
      eventName: "DisableAlarmActions",
      requestParameters: { alarmNames: ["RootUsage"] },
    }),
    "an alarm is overwritten with one that tells nobody": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "PutMetricAlarm",
      requestParameters: { alarmName: "RootUsage", threshold: 1000 },
    }),
    "an alarm is written with its actions off": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "PutMetricAlarm",
      requestParameters: {
        alarmName: "RootUsage",
        actionsEnabled: false,
        alarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"],
      },
    }),
    "a red alarm is set to green": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "SetAlarmState",
      requestParameters: { alarmName: "RootUsage", stateValue: "OK" },
    }),
    "CloudFormation does it for somebody": apiCall({
      userIdentity: { invokedBy: "cloudformation.amazonaws.com" },
      eventSource: "monitoring.amazonaws.com",
      eventName: "DeleteAlarms",
    }),
    "an attempt": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "DeleteAlarms",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "Auto Scaling removes its own alarm": apiCall({
      userIdentity: { invokedBy: "autoscaling.amazonaws.com" },
      eventSource: "monitoring.amazonaws.com",
      eventName: "DeleteAlarms",
    }),
    "an alarm with actions is written": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "PutMetricAlarm",
      requestParameters: {
        alarmName: "queue-depth",
        actionsEnabled: true,
        alarmActions: ["arn:aws:sns:us-east-1:123456789012:team"],
      },
    }),
    "alarms get their voice back": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "EnableAlarmActions",
    }),
    "a dashboard is deleted": apiCall({
      eventSource: "monitoring.amazonaws.com",
      eventName: "DeleteDashboards",
    }),
  },
};
