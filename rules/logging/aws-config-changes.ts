import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, securityHub } from "../controls";

/** AWS Config was stopped, redirected or told to record less. */
export const awsConfigChanges: Rule = {
  id: "aws-config-changes",
  title: "AWS Config's recording was stopped or changed",
  description:
    "Config is the record of how every resource was set up. Without it nobody can tell what an intruder changed, and Security Hub's checks go blind.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("config.amazonaws.com"),
    field("eventName").equals(
      "StopConfigurationRecorder",
      "DeleteDeliveryChannel",
      "PutDeliveryChannel",
      "PutConfigurationRecorder",
    ),
  ),
  verbatim:
    "{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}",
  controls: [...cisMonitoring(9), securityHub(9)],
  attack: ["T1562.008"],
  falsePositives: [
    "AWS Config being set up or extended by a deployment.",
    "A provisioner such as Control Tower, which stops the recorder to change it.",
  ],
  runbook: [
    "Does it record? aws configservice describe-configuration-recorder-status. If not: aws configservice start-configuration-recorder --configuration-recorder-name NAME.",
    "Where does it deliver? aws configservice describe-delivery-channels: the bucket must be yours.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopConfigurationRecorder (or the name in the event).",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what was changed while nothing was recorded.",
  ],
  matches: {
    "the recorder is stopped": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "StopConfigurationRecorder",
      requestParameters: { configurationRecorderName: "default" },
    }),
    "the history goes to another bucket": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "PutDeliveryChannel",
      requestParameters: { deliveryChannel: { s3BucketName: "elsewhere" } },
    }),
    "an attempt": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteDeliveryChannel",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the recorder is started": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "StartConfigurationRecorder",
    }),
    "a rule is added": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "PutConfigRule",
    }),
    "the recorder is deleted, which the benchmark's list leaves out": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "DeleteConfigurationRecorder",
    }),
    "a service tells Config of a change": apiCall({
      eventSource: "config.amazonaws.com",
      eventName: "PutEvaluations",
    }),
  },
};
