import {
  parseJson,
  type Pattern,
  type Selector,
  type Step,
} from "../../../src/pattern";
import { toSql } from "../../../src/pattern/forms";
import { athenaOf } from "./athena";

const name = "json_extract_scalar(requestparameters, '$.name')";

test.each<readonly [pattern: string, predicate: string]>([
  ["{ $.eventName = A }", "eventname = 'A'"],
  ["{ $.eventName = A || $.eventName = B }", "eventname IN ('A', 'B')"],
  ["{ $.eventName != A && $.eventName != B }", "eventname NOT IN ('A', 'B')"],
  ["{ $.eventName != A }", "eventname <> 'A'"],
  ["{ $.eventName = A* }", "eventname LIKE 'A%'"],
  ["{ $.eventName != *A* }", "eventname NOT LIKE '%A%'"],
  [
    '{ $.eventName = "a_b%\\\\*" }',
    "eventname LIKE 'a\\_b\\%\\\\%' ESCAPE '\\'",
  ],
  ["{ $.eventName = * }", "eventname IS NOT NULL"],
  ["{ $.eventName != * }", "FALSE"],
  ["{ $.eventName = %^a\\d+$% }", "regexp_like(eventname, '\\Aa[0-9]+\\z')"],
  ["{ $.eventName != %a% }", "NOT regexp_like(eventname, 'a')"],
  ["{ $.userIdentity.type = Root }", "useridentity.type = 'Root'"],
  ["{ $.userIdentity.invokedBy NOT EXISTS }", "useridentity.invokedby IS NULL"],
  [
    "{ $.userIdentity.sessionContext NOT EXISTS }",
    "useridentity.sessioncontext IS NULL",
  ],
  ["{ $.sourceIPAddress = 192.0.2.* }", "sourceipaddress LIKE '192.0.2.%'"],
  ["{ $.readOnly IS TRUE }", "readonly = 'true'"],
  ["{ $.readOnly NOT EXISTS }", "readonly IS NULL"],
  ["{ $.requestParameters.name = A }", `${name} = 'A'`],
  [
    "{ $.requestParameters.name != A }",
    `(${name} <> 'A' AND json_format(json_extract(requestparameters, '$.name')) NOT IN ('true', 'false'))`,
  ],
  [
    "{ $.requestParameters.name NOT EXISTS }",
    "json_extract(requestparameters, '$.name') IS NULL",
  ],
  [
    "{ $.requestParameters.name = 5 }",
    `(${name} = '5' OR TRY_CAST(json_format(json_extract(requestparameters, '$.name')) AS double) = 5)`,
  ],
  [
    "{ $.requestParameters.name < -2.5 }",
    "TRY_CAST(json_format(json_extract(requestparameters, '$.name')) AS double) < -2.5E0",
  ],
  [
    "{ $.requestParameters.['x-amz.a\"b\\c'].name = A }",
    "json_extract_scalar(requestparameters, '$[\"x-amz.a\\\"b\\\\c\"].name') = 'A'",
  ],
  ["{ $.resources[0].ARN = A }", "element_at(resources, 1).arn = 'A'"],
  [
    "{ $.resources[*].ARN = A* }",
    "cardinality(filter(resources, e1 -> e1.arn LIKE 'A%')) > 0",
  ],
  [
    "{ $.resources[*].ARN != A }",
    "(resources IS NOT NULL AND NOT coalesce(cardinality(filter(resources, e1 -> e1.arn = 'A')) > 0, FALSE))",
  ],
  [
    "{ $.resources[*].ARN NOT EXISTS }",
    "NOT coalesce(cardinality(filter(resources, e1 -> e1.arn IS NOT NULL)) > 0, FALSE)",
  ],
  [
    "{ $.requestParameters IS NULL || $.eventName = A || $.requestParameters NOT EXISTS }",
    "requestparameters IS NULL OR eventname = 'A'",
  ],
  [
    "{ $.eventName = A && ($.errorCode = B || $.errorCode = C*) || $.awsRegion = R }",
    "(eventname = 'A' AND (errorcode = 'B' OR errorcode LIKE 'C%')) OR awsregion = 'R'",
  ],
])("%s is %s", (pattern, predicate) => {
  expect(toSql(parseJson(pattern))).toBe(predicate);
});

test.each<readonly [pattern: string, predicate: string]>([
  ["{ $.requestParameters.name != A }", `${name} <> 'A'`],
  ["{ $.requestParameters.name < 14 }", `TRY_CAST(${name} AS double) < 14`],
  ["{ $.requestParameters.name IS FALSE }", `${name} = 'false'`],
  [
    "{ $.requestParameters.a.b[*].c = A }",
    "cardinality(filter(TRY_CAST(json_extract(requestparameters, '$.a.b') AS array(json)), e1 -> json_extract_scalar(e1, '$.c') = 'A')) > 0",
  ],
  [
    "{ $.requestParameters.a[1].c = A }",
    "json_extract_scalar(requestparameters, '$.a[1].c') = 'A'",
  ],
])("as-written, %s is %s", (pattern, predicate) => {
  expect(toSql(parseJson(pattern), { freeForm: "as-written" })).toBe(predicate);
});

test("a table with more columns can be told", () => {
  const table = { managementEvent: "boolean" } as const;
  expect(toSql(parseJson("{ $.managementEvent IS FALSE }"), { table })).toBe(
    "managementevent = 'false'",
  );
});

test.each([
  "'; DROP TABLE logs; --",
  "' OR 'a' = 'a",
  "\\' OR 1 = 1 --",
  "a''b",
  "$1 ? :x /* */ %_",
])("%j stays a text, as a value and as a name", async (text) => {
  const selector: Selector = [{ kind: "key", name: "requestParameters" }];
  const condition = (value: string, ...steps: Selector): Pattern => ({
    kind: "text",
    selector: [...selector, ...steps],
    operator: "=",
    value,
  });
  const name: Step = { kind: "key", name: "name" };
  const athena = await athenaOf([
    { requestParameters: { name: text } },
    { requestParameters: { name: "other" } },
  ]);
  const found = async (pattern: Pattern) => [
    ...(await athena.where(toSql(pattern))),
  ];
  try {
    expect(await found(condition(text, name))).toEqual([0]);
    expect(await found(condition(`*${text}*`, name))).toEqual([0]);
    expect(await found(condition("x", { kind: "key", name: text }))).toEqual(
      [],
    );
  } finally {
    athena.close();
  }
});
