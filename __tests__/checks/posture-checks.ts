import {
  beside,
  both,
  type Check,
  given,
  hasAttached,
  is,
  isNot,
  type Met,
  rewritten,
} from "./check";
import { referred } from "./document";

const status = "aws_config_configuration_recorder_status";
const recorder = "aws_config_configuration_recorder";

const ofRecorder =
  (met: Met): Met =>
  (subject) => {
    const found = referred(subject, "name", recorder);
    return found !== undefined && met(found);
  };

const recording =
  (argument: string, value: unknown) => (subject: Parameters<Met>[0]) => {
    const found = referred(subject, "name", recorder);
    return found
      ? rewritten(found, { recording_group: { [argument]: value } })
      : subject.document;
  };

/** What is demanded of AWS Config, GuardDuty and roles. */
export const postureChecks: readonly Check[] = [
  {
    ids: ["CKV2_AWS_45"],
    demands: "A recorder of AWS Config runs, for every kind of resource",
    of: status,
    met: both(
      is("is_enabled", true),
      ofRecorder(isNot("recording_group.all_supported", false)),
    ),
    turns: [given({ is_enabled: false }), recording("all_supported", false)],
  },
  {
    ids: ["CKV2_AWS_48"],
    demands: "A recorder of AWS Config runs, for global resources as well",
    of: status,
    met: both(
      is("is_enabled", true),
      ofRecorder(is("recording_group.include_global_resource_types", true)),
    ),
    turns: [
      given({ is_enabled: false }),
      recording("include_global_resource_types", false),
    ],
  },
  {
    ids: ["CKV_AWS_238"],
    demands: "A detector of GuardDuty is on",
    of: "aws_guardduty_detector",
    met: isNot("enable", false),
    turns: [given({ enable: false })],
  },
  {
    ids: ["CKV2_AWS_3"],
    demands:
      "A detector of GuardDuty is on in all accounts of the organization",
    of: "aws_guardduty_detector",
    met: both(
      is("enable", true),
      hasAttached(
        "aws_guardduty_organization_configuration",
        is("auto_enable_organization_members", "ALL", "NEW"),
        "detector_id",
      ),
    ),
    turns: [
      beside("aws_guardduty_organization_configuration", (detector_id) => ({
        detector_id,
        auto_enable_organization_members: "ALL",
      })),
    ],
  },
  {
    ids: ["cloudwatch_cross_account_sharing_disabled"],
    demands: "A role shares no metrics with other accounts",
    of: "aws_iam_role",
    met: isNot("name", "CloudWatch-CrossAccountSharingRole"),
    turns: [given({ name: "CloudWatch-CrossAccountSharingRole" })],
  },
];
