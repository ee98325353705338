import type { Context } from "../../../src/proof/policy";
import { identity, role, verdict, type Json } from "./asking";

/*
 * What the user guide of IAM says of conditions, on requests and policies of its own examples.
 * The pages are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/.
 */

/** Whether an Allow under this condition takes effect. */
function holds(condition: Json, context: Context): string {
  return verdict(
    {
      principal: role,
      action: "s3:ListBucket",
      resource: "arn:aws:s3:::example_bucket",
      context,
    },
    identity({
      Effect: "Allow",
      Action: "*",
      Resource: "*",
      Condition: condition,
    }),
  );
}

type Case = readonly [what: string, condition: Json, context: Context];

interface Page {
  readonly page: string;
  readonly holds: readonly Case[];
  readonly fails: readonly Case[];
}

const department = {
  StringEquals: { "aws:PrincipalTag/department": ["finance", "hr", "legal"] },
};
const notDepartment = {
  StringNotEquals: { "aws:PrincipalTag/department": ["finance", "hr"] },
};
const attributes = ["PostDateTime", "Message", "Tags"];
const all = {
  "ForAllValues:StringLike": { "dynamodb:requestedAttributes": attributes },
};
const any = {
  "ForAnyValue:StringLike": {
    "dynamodb:requestedAttributes": ["ID", "PostDateTime"],
  },
};
const financeArn = "arn:aws:someservice:*:111122223333:finance/*";
const longArn =
  "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";

const pages: readonly Page[] = [
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_String",
    holds: [
      [
        "the tag is the very text",
        { StringEquals: { "aws:PrincipalTag/job-category": "iamuser-admin" } },
        { "aws:PrincipalTag/job-category": "iamuser-admin" },
      ],
      [
        "letters of another case, ignoring it",
        { StringEqualsIgnoreCase: { "aws:username": "johndoe" } },
        { "aws:username": "JohnDoe" },
      ],
      [
        "an empty prefix is one of those allowed",
        { StringLike: { "s3:prefix": ["", "home/", "home/David/"] } },
        { "s3:prefix": "" },
      ],
      [
        "? is any one character",
        { StringLike: { "s3:prefix": "home/Davi?/*" } },
        { "s3:prefix": "home/David/x" },
      ],
      [
        "a negated match of another text",
        { StringNotLike: { "s3:prefix": "home/*" } },
        { "s3:prefix": "work/" },
      ],
      [
        "a negated match of a missing key",
        { StringNotLike: { "s3:prefix": "home/*" } },
        {},
      ],
      [
        "a negated match that ignores case, of another text",
        { StringNotEqualsIgnoreCase: { "s3:prefix": "home" } },
        { "s3:prefix": "Homes" },
      ],
    ],
    fails: [
      [
        "a user without the tag",
        { StringEquals: { "aws:PrincipalTag/job-category": "iamuser-admin" } },
        { "aws:PrincipalTag/job-category": undefined },
      ],
      [
        "letters of another case",
        { StringEquals: { "aws:username": "johndoe" } },
        { "aws:username": "JohnDoe" },
      ],
      [
        "wildcards are characters to StringEquals",
        { StringEquals: { "s3:prefix": "home/*" } },
        { "s3:prefix": "home/David" },
      ],
      [
        "a part of a text needs a wildcard",
        { StringLike: { "s3:prefix": "home/" } },
        { "s3:prefix": "home/David/" },
      ],
      [
        "letters of another case where StringLike heeds it",
        { StringLike: { "s3:prefix": "home/*" } },
        { "s3:prefix": "Home/x" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_Numeric",
    holds: [
      [
        "at most ten keys, asking for ten",
        { NumericLessThanEquals: { "s3:max-keys": "10" } },
        { "s3:max-keys": "10" },
      ],
      [
        "a number as JSON has it",
        { NumericLessThan: { "s3:max-keys": 10.5 } },
        { "s3:max-keys": "10" },
      ],
      [
        "equal as numbers",
        { NumericEquals: { "s3:max-keys": "10" } },
        { "s3:max-keys": "10.0" },
      ],
      [
        "another number",
        { NumericNotEquals: { "s3:max-keys": "10" } },
        { "s3:max-keys": "9" },
      ],
      [
        "greater, and at least",
        {
          NumericGreaterThan: { "s3:max-keys": "9" },
          NumericGreaterThanEquals: { "s3:max-keys": "10" },
        },
        { "s3:max-keys": "10" },
      ],
    ],
    fails: [
      [
        "at most ten keys, asking for eleven",
        { NumericLessThanEquals: { "s3:max-keys": "10" } },
        { "s3:max-keys": "11" },
      ],
      [
        "a request without the key",
        { NumericLessThanEquals: { "s3:max-keys": "10" } },
        {},
      ],
      [
        "what is no number",
        { NumericGreaterThan: { "s3:max-keys": "0" } },
        { "s3:max-keys": "many" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_Date",
    holds: [
      [
        "credentials made after that time",
        { DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01T00:00:01Z" } },
        { "aws:TokenIssueTime": "2020-06-01T00:00:00Z" },
      ],
      [
        "seconds since 1970 against a date",
        { DateLessThanEquals: { "aws:EpochTime": "2020-01-01T00:00:00Z" } },
        { "aws:EpochTime": "1577836800" },
      ],
      [
        "another zone, the same time",
        { DateEquals: { "aws:CurrentTime": "2020-01-01T01:00:00+01:00" } },
        { "aws:CurrentTime": "2020-01-01T00:00:00Z" },
      ],
      [
        "a year alone",
        { DateGreaterThanEquals: { "aws:CurrentTime": "2020" } },
        { "aws:CurrentTime": "2020-01-01T00:00:00Z" },
      ],
    ],
    fails: [
      [
        "long-lived credentials have no such time",
        { DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01T00:00:01Z" } },
        { "aws:TokenIssueTime": undefined },
      ],
      [
        "before that time",
        { DateGreaterThan: { "aws:CurrentTime": "2013-12-15T12:00:00Z" } },
        { "aws:CurrentTime": "2013-12-15T11:59:59Z" },
      ],
      [
        "wildcards are not taken",
        { DateLessThan: { "aws:CurrentTime": "2013-*" } },
        { "aws:CurrentTime": "2012-12-15T11:59:59Z" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_Boolean and #Conditions_BinaryEquals",
    holds: [
      [
        "a request in clear, asked for as text",
        { Bool: { "aws:SecureTransport": "false" } },
        { "aws:SecureTransport": "false" },
      ],
      [
        "a boolean as JSON has it",
        { Bool: { "aws:SecureTransport": true } },
        { "aws:SecureTransport": "true" },
      ],
      [
        "the same bytes",
        { BinaryEquals: { key: "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } },
        { key: "QmluYXJ5VmFsdWVJbkJhc2U2NA==" },
      ],
    ],
    fails: [
      [
        "calls of AWS's own clients are encrypted",
        { Bool: { "aws:SecureTransport": "false" } },
        {},
      ],
      [
        "a key that is not sent is not false",
        { Bool: { "aws:MultiFactorAuthPresent": "false" } },
        {},
      ],
      [
        "other bytes",
        { BinaryEquals: { key: "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } },
        { key: "QmluYXJ5" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_IPAddress",
    holds: [
      [
        "an address of the network",
        { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        { "aws:SourceIp": "203.0.113.255" },
      ],
      [
        "an address alone is itself",
        { IpAddress: { "aws:SourceIp": "203.0.113.7" } },
        { "aws:SourceIp": "203.0.113.7" },
      ],
      [
        "an address of version 6 among networks of both",
        {
          IpAddress: {
            "aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678::/64"],
          },
        },
        { "aws:SourceIp": "2001:db8:1234:5678::9" },
      ],
      [
        "outside of the network",
        { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        { "aws:SourceIp": "192.0.2.1" },
      ],
      [
        "no address at all is not in it, either",
        { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        { "aws:SourceIp": undefined },
      ],
    ],
    fails: [
      [
        "outside of the network",
        { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        { "aws:SourceIp": "203.0.114.0" },
      ],
      [
        "an address alone is no other",
        { IpAddress: { "aws:SourceIp": "203.0.113.7" } },
        { "aws:SourceIp": "203.0.113.8" },
      ],
      [
        "no address, as through a VPC's endpoint",
        { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
        { "aws:SourceIp": undefined },
      ],
      [
        "every network of version 4 is none of version 6",
        { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
        { "aws:SourceIp": "::1" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_ARN",
    holds: [
      [
        "a text with a wildcard across colons",
        { StringLike: { "aws:SourceArn": financeArn } },
        { "aws:SourceArn": longArn },
      ],
      [
        "ArnEquals takes wildcards as ArnLike does",
        { ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:123456789012:top?c" } },
        { "aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:topic" },
      ],
      [
        "the last part may hold colons",
        { ArnLike: { "aws:SourceArn": "arn:aws:logs:*:*:log-group:*" } },
        {
          "aws:SourceArn": "arn:aws:logs:us-east-1:1:log-group:a:log-stream:b",
        },
      ],
      [
        "another ARN, negated",
        { ArnNotEquals: { "aws:SourceArn": financeArn } },
        { "aws:SourceArn": longArn },
      ],
      [
        "a missing ARN, negated",
        { ArnNotLike: { "aws:SourceArn": financeArn } },
        {},
      ],
    ],
    fails: [
      [
        "no wildcard reaches across colons",
        { ArnLike: { "aws:SourceArn": financeArn } },
        { "aws:SourceArn": longArn },
      ],
      [
        "a user of their own sends no source",
        {
          ArnEquals: {
            "aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:topic",
          },
        },
        {},
      ],
      [
        "letters of another case",
        { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:TOPIC" } },
        { "aws:SourceArn": "arn:aws:sns:us-east-1:1:topic" },
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition_operators.html#Conditions_IfExists and #Conditions_Null",
    holds: [
      [
        "resources of a launch that have no such key",
        { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*"] } },
        {},
      ],
      [
        "the type of the instance itself",
        { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*"] } },
        { "ec2:InstanceType": "t2.small" },
      ],
      [
        "negated, a missing key",
        { StringNotEqualsIfExists: { "ec2:InstanceType": "t2.small" } },
        {},
      ],
      [
        "own credentials have no time of issue",
        { Null: { "aws:TokenIssueTime": "true" } },
        { "aws:TokenIssueTime": undefined },
      ],
      [
        "the key is there",
        { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
        { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:x" },
      ],
    ],
    fails: [
      [
        "resources of a launch that have no such key, without IfExists",
        { StringLike: { "ec2:InstanceType": ["t1.*", "t2.*"] } },
        {},
      ],
      [
        "another type of instance",
        { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*"] } },
        { "ec2:InstanceType": "m5.large" },
      ],
      [
        "temporary credentials have a time of issue",
        { Null: { "aws:TokenIssueTime": true } },
        { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" },
      ],
      [
        "a key that is not there",
        { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
        {},
      ],
    ],
  },
  {
    page: "reference_policies_elements_condition.html",
    holds: [
      [
        "names of keys heed no case",
        { StringEquals: { "aws:SourceIP": "192.0.2.1" } },
        { "AWS:SourceIp": "192.0.2.1" },
      ],
    ],
    fails: [],
  },
  {
    page: "reference_policies_condition-logic-multiple-context-keys-or-values.html",
    holds: [
      [
        "one of several values",
        department,
        { "aws:PrincipalTag/department": "hr" },
      ],
      [
        "all operators and keys",
        {
          ...department,
          ArnLike: {
            "aws:PrincipalArn": [
              "arn:aws:iam::222222222222:user/Ana",
              "arn:aws:iam::123456789012:role/*",
            ],
          },
        },
        { "aws:PrincipalTag/department": "legal" },
      ],
      [
        "none of several values",
        notDepartment,
        { "aws:PrincipalTag/department": "it" },
      ],
      [
        "none of several values, for a key that is missing",
        notDepartment,
        { "aws:PrincipalTag/department": undefined },
      ],
    ],
    fails: [
      [
        "one of the operators fails",
        { ...department, ArnLike: { "aws:PrincipalArn": "arn:aws:iam::1:*" } },
        { "aws:PrincipalTag/department": "legal" },
      ],
      [
        "one of the keys fails",
        {
          StringEquals: {
            "aws:PrincipalTag/department": "finance",
            "aws:PrincipalTag/role": "audit",
          },
        },
        {
          "aws:PrincipalTag/department": "finance",
          "aws:PrincipalTag/role": "build",
        },
      ],
      [
        "one of the values that are not to be",
        notDepartment,
        { "aws:PrincipalTag/department": "hr" },
      ],
    ],
  },
  {
    page: "reference_policies_multi-value-conditions.html and reference_policies_condition_examples-multi-valued-context-keys.html",
    holds: [
      [
        "all values are listed",
        all,
        { "dynamodb:requestedAttributes": ["PostDateTime", "Message"] },
      ],
      ["no values are all listed", all, {}],
      [
        "an empty text is no value",
        all,
        { "dynamodb:requestedAttributes": "" },
      ],
      [
        "any value is listed",
        any,
        {
          "dynamodb:requestedAttributes": [
            "UserName",
            "Message",
            "PostDateTime",
          ],
        },
      ],
      [
        "any value is none of those",
        { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
        { "aws:TagKeys": ["a", "c"] },
      ],
      [
        "all values are none of those",
        { "ForAllValues:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
        { "aws:TagKeys": ["c", "d"] },
      ],
      [
        "all tags begin so, and there are some",
        {
          Null: { "aws:TagKeys": "false" },
          "ForAllValues:StringLike": { "aws:TagKeys": ["key1*", "key2*"] },
        },
        { "aws:TagKeys": ["key1a", "key2"] },
      ],
    ],
    fails: [
      [
        "one value is not listed",
        all,
        { "dynamodb:requestedAttributes": ["PostDateTime", "UserName"] },
      ],
      [
        "no value is listed",
        any,
        { "dynamodb:requestedAttributes": ["UserName"] },
      ],
      ["no values at all", any, {}],
      [
        "no values at all, negated",
        { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a"] } },
        {},
      ],
      [
        "all tags begin so, but there are none",
        {
          Null: { "aws:TagKeys": "false" },
          "ForAllValues:StringLike": { "aws:TagKeys": ["key1*"] },
        },
        {},
      ],
      [
        "one of all is one of those",
        { "ForAllValues:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
        { "aws:TagKeys": ["b", "c"] },
      ],
    ],
  },
  {
    page: "reference_policies_variables.html",
    holds: [
      [
        "the user's name",
        { StringLike: { "s3:prefix": "${aws:username}/*" } },
        { "aws:username": "David", "s3:prefix": "David/photos" },
      ],
      [
        "names heed no case",
        { StringLike: { "s3:prefix": "${AWS:UserName}/*" } },
        { "aws:username": "David", "s3:prefix": "David/photos" },
      ],
      [
        "what stands for nothing",
        { StringEquals: { "s3:prefix": "${aws:userid, 'anonymous'}" } },
        { "aws:userid": undefined, "s3:prefix": "anonymous" },
      ],
      [
        "an asterisk as a character",
        { StringLike: { "s3:prefix": "${*}${?}${$}" } },
        { "s3:prefix": "*?$" },
      ],
      [
        "in an ARN",
        {
          ArnLike: {
            "aws:SourceArn": "arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
          },
        },
        {
          "aws:PrincipalTag/team": "red",
          "aws:SourceArn": "arn:aws:s3:::bucket/red/x",
        },
      ],
    ],
    fails: [
      [
        "another user's name",
        { StringLike: { "s3:prefix": "${aws:username}/*" } },
        { "aws:username": "David", "s3:prefix": "Adele/photos" },
      ],
      [
        "no name to fill in",
        { StringLike: { "s3:prefix": "${aws:username}*" } },
        { "aws:username": undefined, "s3:prefix": "x" },
      ],
      [
        "an asterisk as a character is none as a wildcard",
        { StringLike: { "s3:prefix": "a${*}" } },
        { "s3:prefix": "ab" },
      ],
      [
        "what is filled in is no wildcard",
        { StringLike: { "s3:prefix": "${aws:username}" } },
        { "aws:username": "*", "s3:prefix": "David" },
      ],
    ],
  },
];

describe.each(pages)("$page", ({ holds: yes, fails: no }) => {
  const cases = [
    ...yes.map((it) => [...it, "allowed"] as const),
    ...no.map((it) => [...it, "denied implicitly"] as const),
  ];
  test.each(cases)("%s", (_what, condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected);
  });
});
