import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field, pattern } from "../../src/cloudtrail/pattern";
import type { Pattern } from "../../src/pattern";
import { metConditions, missedConditions } from "../../src/rule/case-blame";

const record = apiCall({
  eventSource: "ec2.amazonaws.com",
  eventName: "DeleteVpc",
  readOnly: false,
  requestParameters: { ids: [{ id: "a" }] },
});

test.each<[string, Pattern, string]>([
  [
    "one value",
    field("eventName").equals("CreateVpc"),
    '$.eventName is "DeleteVpc": expected "CreateVpc"',
  ],
  [
    "one of several values",
    field("eventName").equals("CreateVpc", "CreateSubnet"),
    '$.eventName is "DeleteVpc": expected "CreateVpc" or "CreateSubnet"',
  ],
  [
    "of many, that which was likely meant comes first",
    field("eventName").equals("A", "B", "C", "deletevpc"),
    '$.eventName is "DeleteVpc": expected "deletevpc" or "A" or "B" or 1 more',
  ],
  [
    "only what fails",
    allOf(
      field("eventSource").equals("ec2.amazonaws.com"),
      field("eventName").equals("CreateVpc"),
      field("readOnly").isTrue(),
    ),
    '$.eventName is "DeleteVpc": expected "CreateVpc"; $.readOnly is false: expected $.readOnly IS TRUE',
  ],
  [
    "the alternative that comes nearest",
    anyOf(
      allOf(
        field("eventSource").equals("s3.amazonaws.com"),
        field("eventName").equals("DeleteBucket"),
      ),
      allOf(
        field("eventSource").equals("ec2.amazonaws.com"),
        field("eventName").equals("DeleteSubnet"),
      ),
    ),
    '$.eventName is "DeleteVpc": expected "DeleteSubnet"',
  ],
  [
    "a field that is missing",
    field("errorCode").like("*Denied"),
    '$.errorCode is missing: expected "*Denied"',
  ],
  [
    "a field that is there",
    field("userAgent").notExists(),
    `$.userAgent is ${JSON.stringify(record.userAgent)}: expected $.userAgent NOT EXISTS`,
  ],
  [
    "an element of a list",
    pattern('{ $.requestParameters.ids[0].id = "b" }'),
    '$.requestParameters.ids[0].id is "a": expected "b"',
  ],
  [
    "any element of a list",
    pattern('{ $.requestParameters.ids[*].id = "b" }'),
    'expected $.requestParameters.ids[*].id = "b"',
  ],
])("misses %s", (_, pattern, blame) => {
  expect(missedConditions(pattern, record)).toBe(blame);
});

test.each<[string, Pattern, string]>([
  [
    "all of its conditions",
    allOf(field("eventName").equals("DeleteVpc"), field("readOnly").isFalse()),
    '$.eventName = "DeleteVpc" && $.readOnly IS FALSE',
  ],
  [
    "the first alternative that fits",
    anyOf(
      field("eventName").equals("DeleteSubnet"),
      field("eventName").like("Delete*"),
    ),
    '$.eventName = "Delete*"',
  ],
])("is met by %s", (_, pattern, conditions) => {
  expect(metConditions(pattern, record)).toBe(conditions);
});
