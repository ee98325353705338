import { ruleById } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { verifyRules } from "../../src/rule/verify-rules";

const rule = ruleById("key-pair-created");

test.each<[string, Partial<Rule>, string]>([
  [
    "one case that matches",
    { matches: { one: Object.values(rule.matches)[0] ?? {} } },
    "matches: expected at least two cases, got 1",
  ],
  [
    "two near misses",
    { ignores: Object.fromEntries(Object.entries(rule.ignores).slice(0, 2)) },
    "ignores: expected at least three cases, near misses first, got 2",
  ],
  [
    "a sentence as its title",
    { title: "A key pair was created." },
    "title: expected no full stop at its end",
  ],
  [
    "more words than an alarm holds",
    { description: "x".repeat(900) },
    "expected at most 940 characters in all, which an alarm's description holds",
  ],
  [
    "a template",
    { description: "See ${var.prefix}." },
    "expected no ${ and no %{, which Terraform takes for templates",
  ],
  [
    "a keyword in small letters",
    {
      pattern: field("userAgent").notExists(),
      verbatim: "{ $.userAgent not exists }",
    },
    "verbatim: expected NOT in capitals, as every page of AWS has it, got not",
  ],
  [
    "somebody's account and address",
    {
      ignores: {
        ...rule.ignores,
        real: apiCall({
          recipientAccountId: "210987654321",
          sourceIPAddress: "198.51.100.7",
        }),
      },
    },
    "cases: expected the account 123456789012 and addresses of 192.0.2.0/24, which are nobody's, got 210987654321, 198.51.100.7",
  ],
])("%s is a problem", (_, change, problem) => {
  expect(verifyRules([{ ...rule, ...change }]).get(rule.id)).toContainEqual(
    expect.stringContaining(problem),
  );
});

test("an account that the pattern names may be in its cases", () => {
  const account = "210987654321";
  const own: Rule = {
    ...rule,
    pattern: field("recipientAccountId").equals(account),
    matches: {
      one: apiCall({ recipientAccountId: account }),
      other: apiCall({ recipientAccountId: account, eventName: "X" }),
    },
    ignores: { a: apiCall(), b: apiCall(), c: apiCall() },
  };
  expect(verifyRules([own]).get(rule.id)).toEqual([]);
});

test.each<[string, Partial<Rule>, readonly string[]]>([
  ["title", { pattern: field("eventName").equals("X") }, ["title"]],
  ["filter", { title: "Another" }, ["filter"]],
])("no two rules share a %s", (_, change, shared) => {
  const other = { ...rule, id: "another", ...change };
  const problems = verifyRules([rule], [rule, other]).get(rule.id);
  expect(problems).toEqual(
    shared.map(
      (what) =>
        `${what}: the same as that of "another", expected one rule for both`,
    ),
  );
});

test("a twin with the text that Security Hub compares may share its title", () => {
  const twin: Rule = {
    ...rule,
    id: "key-pair-created-security-hub",
    pattern: field("eventName").equals("X"),
  };
  expect(verifyRules([rule], [rule, twin]).get(rule.id)).toEqual([]);
});
