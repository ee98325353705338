import { field } from "../../../src/cloudtrail/pattern";
import { recordSchema } from "../../../src/cloudtrail/record";
import { or, type Pattern } from "../../../src/pattern";
import {
  type FormOptions,
  toInsights,
  toSql,
} from "../../../src/pattern/forms";
import { checkRefusal, numbered, type Refusal } from "./refusal";

const asWritten: FormOptions = { freeForm: "as-written" };

/** Alternatives of about a thousand characters each. */
const longNames = (count: number) =>
  or(
    numbered(count, (n) =>
      field("eventName").equals("x".repeat(900 + (n % 90)) + n),
    ),
  );

describe("Athena", () => {
  const compileForm = (options?: FormOptions) => (pattern: Pattern) =>
    toSql(pattern, options);

  test.each<Refusal>([
    ["{ $.requestParameters.* = x }", "no wildcard", "name the field"],
    ["{ $.managementEvent IS TRUE }", "no column", "a table that has it"],
    ["{ $.tlsDetails.keyExchange = x }", "no column", "a table that has it"],
    ["{ $.eventName[0] = x }", "no column", "a table that has it"],
    ["{ $.eventName[*] = x }", "no array", "leave the condition out"],
    [
      "{ $.userIdentity.sessionContext.webIdFederationData.attributes.a = x }",
      "values of this map as texts",
      "leave the condition out",
    ],
    ["{ $.readOnly = x }", "no value of $.readOnly ever", "leave it out"],
    [
      "{ $.requestParameters IS NULL }",
      "where the field is null and where it is missing",
      "write $.requestParameters IS NULL || $.requestParameters NOT EXISTS",
    ],
    [
      "{ $.requestParameters.a IS NULL }",
      "an array with a null in it",
      "as-written",
    ],
    [
      "{ $.requestParameters.a[*] = x }",
      "an array may stand for an object",
      "as-written",
    ],
    [
      "{ $.requestParameters.a[0] = x }",
      "an array may stand for an object",
      "as-written",
    ],
    ["{ $.requestParameters.0 = x }", "an object for an array", "as-written"],
  ])("%s: %s", (...row) => {
    checkRefusal(compileForm(), row);
  });

  test("more than it takes", () => {
    checkRefusal(compileForm(), [
      longNames(300),
      "Athena takes 262144",
      "split the pattern",
    ]);
  });
});

describe("Logs Insights", () => {
  const compileForm = (options?: FormOptions) => (pattern: Pattern) =>
    toInsights(pattern, recordSchema, options);

  test.each<Refusal>([
    ["{ $.eventNames = x }", "unknown field", "name a field"],
    ["{ $.resources[*].ARN = x }", "elements of an array", "name one element"],
    ["{ $.requestParameters.* = x }", "name of a field", "name one element"],
    [
      "{ $.requestParameters.['a`b'] = x }",
      "a name with a backtick",
      "name one element",
    ],
    ["{ $.readOnly = x }", "no value of $.readOnly ever", "leave it out"],
    [
      "{ $.requestParameters.a = x }",
      "does not say how it compares",
      "as-written",
    ],
    [
      "{ $.requestParameters.a IS TRUE }",
      "other than true or false, which it takes for 1 and 0",
      "as-written",
    ],
    [
      "{ $.responseElements IS NULL }",
      "how it takes a null",
      "ask for a field that is there",
    ],
    [
      "{ $.requestParameters.a NOT EXISTS }",
      "discovers no field of that name",
      "name a text within it",
    ],
  ])("%s: %s", (...row) => {
    checkRefusal(compileForm(), row);
  });

  test.each<Refusal>([
    [
      "{ $.requestParameters.a < 1 && $.requestParameters.a = x* }",
      "may order as a number",
      "as-written",
    ],
    [longNames(11), "Logs Insights takes 10000", "split the pattern"],
  ])("as-written, %#", (...row) => {
    checkRefusal(compileForm(asWritten), row);
  });
});
