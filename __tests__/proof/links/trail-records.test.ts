import {
  Unknown,
  type Resource,
  type ValueMap,
} from "../../../src/proof/model";
import {
  recorded,
  recordingFindings,
} from "../../../src/proof/links/trail/trail-records";
import type { RecordedEvent } from "../../../src/proof/links/trail/trail-selectors";
import { linkOf } from "../../../src/proof/links/graph/finding";

function trail(values: ValueMap): Resource {
  return {
    address: "aws_cloudtrail.main",
    mode: "managed",
    type: "aws_cloudtrail",
    values: {
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_logging: true,
      ...values,
    },
    after: [],
    region: "eu-west-1",
    account: "123456789012",
    place: { file: "main.tf" },
  };
}

const verdict = (findings: ReturnType<typeof recorded>) =>
  linkOf("trail -> bucket", "", "", findings).verdict;

const write: RecordedEvent = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  awsRegion: "us-east-1",
  readOnly: false,
};
const read = { ...write, eventName: "ListUsers", readOnly: true };
const put: RecordedEvent = {
  eventName: "PutObject",
  eventSource: "s3.amazonaws.com",
  awsRegion: "eu-west-1",
  readOnly: false,
  eventCategory: "Data",
};
const disable = {
  ...write,
  eventName: "DisableKey",
  eventSource: "kms.amazonaws.com",
};

/** Whether it reads or writes is not said. */
const unclassified: RecordedEvent = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
};

const advanced = (...fields: ValueMap[]): ValueMap => ({
  advanced_event_selector: [{ field_selector: fields }],
});
const management = { field: "eventCategory", equals: ["Management"] };

test.each<[what: string, ValueMap, RecordedEvent, verdict: string]>([
  ["management events by default", {}, write, "holds"],
  ["no data events by default", {}, put, "broken"],
  [
    "one region: an event of another",
    { is_multi_region_trail: false },
    write,
    "broken",
  ],
  [
    "one region: an event of it",
    { is_multi_region_trail: false },
    { ...disable, awsRegion: "eu-west-1" },
    "holds",
  ],
  [
    "a region that is not known",
    { is_multi_region_trail: new Unknown("var.all") },
    write,
    "unknown",
  ],
  [
    "no global services",
    { include_global_service_events: false },
    write,
    "broken",
  ],
  [
    "no global services: another service",
    { include_global_service_events: false },
    disable,
    "holds",
  ],
  [
    "writes only: a write",
    { event_selector: [{ read_write_type: "WriteOnly" }] },
    write,
    "holds",
  ],
  [
    "writes only: a read",
    { event_selector: [{ read_write_type: "WriteOnly" }] },
    read,
    "broken",
  ],
  [
    "writes only: it is not known",
    { event_selector: { read_write_type: "WriteOnly" } },
    unclassified,
    "unknown",
  ],
  [
    "no management events",
    { event_selector: [{ include_management_events: false }] },
    write,
    "broken",
  ],
  [
    "a source excluded",
    {
      event_selector: [
        { exclude_management_event_sources: ["kms.amazonaws.com"] },
      ],
    },
    disable,
    "broken",
  ],
  [
    "another source excluded",
    {
      event_selector: [
        { exclude_management_event_sources: ["kms.amazonaws.com"] },
      ],
    },
    write,
    "holds",
  ],
  [
    "all objects",
    {
      event_selector: [
        {
          data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
        },
      ],
    },
    put,
    "holds",
  ],
  [
    "some objects",
    {
      event_selector: [
        {
          data_resource: [
            { type: "AWS::S3::Object", values: ["arn:aws:s3:::some/"] },
          ],
        },
      ],
    },
    put,
    "unknown",
  ],
  [
    "all functions",
    {
      event_selector: [
        {
          data_resource: [
            { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] },
          ],
        },
      ],
    },
    put,
    "broken",
  ],
  ["advanced: management", advanced(management), write, "holds"],
  [
    "advanced: management that writes",
    advanced(management, { field: "readOnly", equals: ["false"] }),
    read,
    "broken",
  ],
  [
    "advanced: a source excluded",
    advanced(management, {
      field: "eventSource",
      not_equals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
    }),
    disable,
    "broken",
  ],
  [
    "advanced: another source excluded",
    advanced(management, {
      field: "eventSource",
      not_equals: ["kms.amazonaws.com"],
    }),
    write,
    "holds",
  ],
  [
    "advanced: names that begin otherwise",
    advanced(management, { field: "eventName", starts_with: ["Delete"] }),
    write,
    "broken",
  ],
  [
    "advanced: data of a type",
    advanced(
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
    ),
    put,
    "unknown",
  ],
  [
    "selectors that are not known",
    { event_selector: new Unknown("var.selectors") },
    write,
    "unknown",
  ],
])("%s", (_, values, event, expected) => {
  expect(verdict(recorded(trail(values), event))).toBe(expected);
});

test.each<[what: string, ValueMap, verdict: string]>([
  ["a trail for everything", {}, "holds"],
  [
    "no management and no data events",
    { event_selector: [{ include_management_events: false }] },
    "broken",
  ],
  [
    "data events only",
    {
      event_selector: [
        {
          include_management_events: false,
          data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
        },
      ],
    },
    "unknown",
  ],
  [
    "writes only",
    { event_selector: [{ read_write_type: "WriteOnly" }] },
    "holds",
  ],
  [
    "reads only",
    { event_selector: [{ read_write_type: "ReadOnly" }] },
    "unknown",
  ],
  [
    "logging that is not known",
    { enable_logging: new Unknown("var.on") },
    "unknown",
  ],
])("without an event: %s", (_, values, expected) => {
  expect(verdict(recordingFindings(trail(values)))).toBe(expected);
});
