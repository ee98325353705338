import {
  beside,
  both,
  type Check,
  detached,
  type Edit,
  given,
  has,
  hasAttached,
  is,
  isNot,
  type Met,
  without,
} from "./check";
import { referred, values } from "./document";
import { isPrivate } from "./private-bucket";

const of = "aws_cloudtrail";

/** The same of the bucket in which the trail's log files are. */
const inBucket =
  (met: Met): Met =>
  (trail) => {
    const bucket = referred(trail, "s3_bucket_name", "aws_s3_bucket");
    return bucket !== undefined && met(bucket);
  };
const toBucket =
  (edit: Edit): Edit =>
  (trail) => {
    const bucket = referred(trail, "s3_bucket_name", "aws_s3_bucket");
    return bucket ? edit(bucket) : trail.document;
  };

/** Requests for objects of one kind are recorded, by a classic selector or an advanced one. */
const recordsRequests =
  (classic: string, readOnly: "true" | "false"): Met =>
  (trail) =>
    both(
      is("event_selector.read_write_type", "All", classic),
      is("event_selector.data_resource.type", "AWS::S3::Object"),
    )(trail) ||
    values(trail, "advanced_event_selector").some((selector) => {
      const text = JSON.stringify(selector);
      return (
        text.includes('"AWS::S3::Object"') &&
        (!text.includes('"readOnly"') || text.includes(`["${readOnly}"]`))
      );
    });

/** Selectors with which they are. */
const allRequests: readonly Edit[] = [
  given({
    event_selector: {
      read_write_type: "All",
      data_resource: { type: "AWS::S3::Object", values: ["arn:aws:s3"] },
    },
  }),
  given({
    advanced_event_selector: {
      field_selector: { field: "resources.type", equals: ["AWS::S3::Object"] },
    },
  }),
];

/**
 * Management events of all kinds are recorded. Prowler knows an advanced selector for them by the name
 * that the console gives it.
 */
const recordsManagement: Met = (trail) => {
  const advanced = values(trail, "advanced_event_selector");
  if (advanced.length > 0)
    return advanced.some((selector) => {
      const text = JSON.stringify(selector);
      return (
        text.includes('"Management events selector"') &&
        !text.includes('"readOnly"')
      );
    });
  return (
    !has("event_selector")(trail) ||
    (is("event_selector.read_write_type", "All")(trail) &&
      isNot("event_selector.include_management_events", false)(trail))
  );
};

/** What is demanded of a trail, and of the bucket behind it. */
export const trailChecks: readonly Check[] = [
  {
    ids: ["CKV_AWS_35", "AVD-AWS-0015", "cloudtrail_kms_encryption_enabled"],
    demands: "A trail encrypts its log files with a key of one's own",
    of,
    met: has("kms_key_id"),
    turns: [without("kms_key_id")],
  },
  {
    ids: [
      "CKV_AWS_36",
      "AVD-AWS-0016",
      "cloudtrail_log_file_validation_enabled",
    ],
    demands: "A trail signs its log files, so that changes show",
    of,
    met: is("enable_log_file_validation", true),
    turns: [without("enable_log_file_validation")],
  },
  {
    ids: ["CKV_AWS_67", "AVD-AWS-0014", "cloudtrail_multi_region_enabled"],
    demands: "A trail records every region",
    of,
    met: is("is_multi_region_trail", true),
    turns: [without("is_multi_region_trail")],
  },
  {
    ids: ["CKV_AWS_251"],
    demands: "A trail is switched on",
    of,
    met: isNot("enable_logging", false),
    turns: [given({ enable_logging: false })],
  },
  {
    ids: ["cloudtrail_multi_region_enabled_logging_management_events"],
    demands:
      "A trail that is on records reading and writing management events of every region",
    of,
    met: both(
      is("is_multi_region_trail", true),
      isNot("enable_logging", false),
      recordsManagement,
    ),
    turns: [
      given({ is_multi_region_trail: false }),
      given({ enable_logging: false }),
      given({ event_selector: { read_write_type: "WriteOnly" } }),
      given({ advanced_event_selector: { name: "Management" } }),
    ],
  },
  {
    ids: ["CKV_AWS_252"],
    demands: "A trail tells a topic of every log file",
    of,
    met: has("sns_topic_name"),
    turns: [given({ sns_topic_name: "log-files" })],
  },
  {
    ids: [
      "CKV2_AWS_10",
      "AVD-AWS-0162",
      "cloudtrail_cloudwatch_logging_enabled",
    ],
    demands: "A trail sends its events to a log group",
    of,
    met: (trail) =>
      referred(
        trail,
        "cloud_watch_logs_group_arn",
        "aws_cloudwatch_log_group",
      ) !== undefined,
    turns: [
      without("cloud_watch_logs_group_arn"),
      given({
        cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.x.arn}:*",
      }),
    ],
  },
  {
    ids: ["cloudtrail_insights_exist"],
    demands: "A trail reports unusual rates of calls and errors",
    of,
    met: has("insight_selector"),
    turns: [
      given({ insight_selector: { insight_type: "ApiCallRateInsight" } }),
    ],
  },
  {
    ids: ["cloudtrail_s3_dataevents_read_enabled"],
    demands: "A trail records who reads objects in S3",
    of,
    met: recordsRequests("ReadOnly", "true"),
    turns: allRequests,
  },
  {
    ids: ["cloudtrail_s3_dataevents_write_enabled"],
    demands: "A trail records who writes objects in S3",
    of,
    met: recordsRequests("WriteOnly", "false"),
    turns: allRequests,
  },
  {
    ids: ["AVD-AWS-0163", "cloudtrail_logs_s3_bucket_access_logging_enabled"],
    demands: "A trail's bucket records requests for the logs",
    of,
    met: inBucket(hasAttached("aws_s3_bucket_logging")),
    turns: [toBucket(detached("aws_s3_bucket_logging"))],
  },
  {
    ids: [
      "AVD-AWS-0161",
      "cloudtrail_logs_s3_bucket_is_not_publicly_accessible",
    ],
    demands: "A trail's bucket has no ACL that lets strangers read",
    of,
    met: inBucket(isPrivate),
    turns: [
      toBucket(
        beside("aws_s3_bucket_acl", (bucket) => ({
          bucket,
          acl: "public-read",
        })),
      ),
    ],
  },
  {
    ids: ["cloudtrail_bucket_requires_mfa_delete"],
    demands: "A trail's bucket wants a second factor for deleting",
    of,
    met: inBucket(
      hasAttached(
        "aws_s3_bucket_versioning",
        is("versioning_configuration.mfa_delete", "Enabled"),
      ),
    ),
    turns: [
      toBucket(
        beside("aws_s3_bucket_versioning", (bucket) => ({
          bucket,
          versioning_configuration: { mfa_delete: "Enabled" },
        })),
      ),
    ],
  },
];
