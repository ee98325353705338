import fc from "fast-check";
import { Unknown, type Value } from "../../../src/proof/model";
import { placeholder } from "../../../src/proof/placeholder";
import {
  evaluate,
  parsePolicy,
  type PolicyKind,
} from "../../../src/proof/policy";
import { account, bob, policy, type Json } from "./asking";
import { runs } from "../../support/runs";

const statement = {
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::bucket/*",
};
const anyone = { ...statement, Principal: "*" };
const trust = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "cloudtrail.amazonaws.com" },
};

/** The reasons that a statement of such a policy is malformed for. */
function reasons(kind: PolicyKind, ...statements: readonly Json[]) {
  return parsed({ Version: "2012-10-17", Statement: statements }, kind);
}

function parsed(document: Value, kind: PolicyKind): readonly string[] {
  const reading = parsePolicy(document, kind);
  return reading.is === "malformed" ? reading.reasons : [reading.is];
}

test.each<readonly [kind: PolicyKind, statement: Json, reason: string]>([
  [
    "identity",
    { ...statement, Effect: "Permit" },
    'Statement[0].Effect: expected Allow or Deny, found "Permit"',
  ],
  [
    "identity",
    { ...statement, Effect: "allow" },
    'Statement[0].Effect: expected Allow or Deny, found "allow"',
  ],
  [
    "identity",
    { ...statement, Effect: null },
    "Statement[0].Effect: expected Allow or Deny, found nothing",
  ],
  [
    "identity",
    { ...statement, Action: null },
    "Statement[0].Action: expected Action or NotAction, found neither",
  ],
  [
    "identity",
    { ...statement, Action: [] },
    "Statement[0].Action: expected an action such as s3:PutObject, found none",
  ],
  [
    "identity",
    { ...statement, Action: "PutObject" },
    'Statement[0].Action: expected an action such as s3:PutObject, found "PutObject"',
  ],
  [
    "identity",
    { ...statement, Action: 5 },
    "Statement[0].Action: expected an action such as s3:PutObject, found 5",
  ],
  [
    "identity",
    { ...statement, NotAction: "s3:*" },
    "Statement[0].NotAction: expected Action or NotAction, found both",
  ],
  [
    "identity",
    { ...statement, Resource: null },
    "Statement[0].Resource: expected Resource or NotResource, found neither",
  ],
  [
    "identity",
    { ...statement, Resource: "bucket" },
    'Statement[0].Resource: expected an ARN or "*", found "bucket"',
  ],
  [
    "identity",
    anyone,
    "Statement[0].Principal: expected none in the policy of an identity",
  ],
  [
    "identity",
    { ...statement, Sid: "a b" },
    'Statement[0].Sid: expected letters and digits only, found "a b"',
  ],
  [
    "identity",
    { ...statement, Sid: 5 },
    "Statement[0].Sid: expected a text, found 5",
  ],
  [
    "identity",
    { ...statement, Actions: "s3:*" },
    "Statement[0].Actions: expected one of Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition",
  ],
  ["identity", "Allow", 'Statement[0]: expected a statement, found "Allow"'],
  [
    "resource",
    statement,
    "Statement[0].Principal: expected Principal or NotPrincipal, found neither",
  ],
  [
    "resource",
    { ...anyone, Resource: null },
    "Statement[0].Resource: expected Resource or NotResource, found neither",
  ],
  [
    "resource",
    { ...statement, Principal: "cloudtrail.amazonaws.com" },
    'Statement[0].Principal: expected "*" or an object, found "cloudtrail.amazonaws.com"',
  ],
  [
    "resource",
    { ...statement, Principal: { service: "x" } },
    'Statement[0].Principal: expected AWS, Service, Federated, CanonicalUser, found "service"',
  ],
  [
    "resource",
    { ...statement, Principal: {} },
    "Statement[0].Principal: expected a principal, found none",
  ],
  [
    "resource",
    { ...statement, Principal: { AWS: [5] } },
    "Statement[0].Principal: expected a text for AWS, found 5",
  ],
  [
    "resource",
    { ...statement, Principal: { AWS: `arn:aws:iam::${account}:role/*` } },
    `Statement[0].Principal: expected no wildcard within "arn:aws:iam::${account}:role/*"`,
  ],
  [
    "resource",
    { ...anyone, Condition: { StringEqual: { a: "b" } } },
    'Statement[0].Condition: expected a condition operator, found "StringEqual"',
  ],
  [
    "resource",
    { ...anyone, Condition: { NullIfExists: { a: "true" } } },
    'Statement[0].Condition: expected a condition operator, found "NullIfExists"',
  ],
  [
    "resource",
    { ...anyone, Condition: { "ForSomeValues:StringEquals": { a: "b" } } },
    'Statement[0].Condition: expected a condition operator, found "ForSomeValues:StringEquals"',
  ],
  [
    "resource",
    { ...anyone, Condition: { StringEquals: "x" } },
    'Statement[0].Condition.StringEquals: expected an object, found "x"',
  ],
  [
    "resource",
    { ...anyone, Condition: { StringEquals: { a: { b: "c" } } } },
    "Statement[0].Condition.StringEquals.a: expected a text, number or boolean, found an object",
  ],
  [
    "resource",
    { ...anyone, Condition: ["x"] },
    "Statement[0].Condition: expected an object, found a list",
  ],
  [
    "trust",
    { ...trust, Resource: "*" },
    "Statement[0].Resource: expected none in the trust policy of a role",
  ],
  [
    "trust",
    { ...trust, Principal: null },
    "Statement[0].Principal: expected Principal or NotPrincipal, found neither",
  ],
])("of %s: %j", (kind, value, reason) => {
  expect(reasons(kind, value)).toEqual([reason]);
});

test.each<readonly [document: Value, reason: string]>([
  ["{", "expected a policy as JSON, found another text"],
  ["", "expected a policy as JSON, found another text"],
  ["[]", "expected a policy as an object, found a list"],
  [5, "expected a policy as an object, found 5"],
  [null, "expected a policy as an object, found nothing"],
  [{ Version: "2012-10-17" }, "Statement: expected at least one statement"],
  [
    { Version: "2012-10-18", Statement: statement },
    'Version: expected 2012-10-17 or 2008-10-17, found "2012-10-18"',
  ],
  [
    { Statements: [], Statement: statement },
    "Statements: expected Version, Id, Statement only",
  ],
  [
    {
      Statement: [
        { ...statement, Sid: "a" },
        { ...statement, Sid: "a" },
      ],
    },
    'Statement: expected each Sid once, found "a" again',
  ],
])("%j", (document, reason) => {
  expect(parsed(document, "identity")).toEqual([reason]);
});

test("all that is wrong is named", () => {
  expect(
    reasons("resource", anyone, { Effect: "Permit", Action: "s3:*" }),
  ).toHaveLength(3);
});

test.each<readonly [what: string, document: Value, kind: PolicyKind]>([
  ["one statement as an object", { Statement: statement }, "identity"],
  ["no version", { Statement: [statement] }, "identity"],
  [
    "an id",
    { Version: "2008-10-17", Id: "__default", Statement: [anyone] },
    "resource",
  ],
  ["JSON text", JSON.stringify({ Statement: [trust] }), "trust"],
  [
    "a Sid with blanks on a key",
    { Statement: { ...anyone, Sid: "Allow use" } },
    "key",
  ],
  [
    "an empty condition",
    { Statement: { ...statement, Condition: {} } },
    "identity",
  ],
  [
    "an unknown action",
    { Statement: { ...statement, Action: new Unknown("?") } },
    "identity",
  ],
])("%s is taken", (_what, document, kind) => {
  expect(parsed(document, kind)).toEqual(["policy"]);
});

test.each<readonly [what: string, document: Value]>([
  ["an unknown value", new Unknown("count depends on a variable")],
  ["a text that is a placeholder", placeholder("data.x.json")],
  [
    "JSON with a placeholder in place of a value",
    `{"Statement": ${placeholder("x")}}`,
  ],
  ["unknown statements", { Statement: new Unknown("for_each") }],
  [
    "an unknown version",
    { Version: new Unknown("var.v"), Statement: statement },
  ],
])("%s is unknown", (_what, document) => {
  expect(parsePolicy(document, "identity").is).toBe("unknown");
});

test("hostile values are answered, never thrown at", () => {
  const kinds = ["identity", "resource", "key", "trust"] as const;
  const json = fc.letrec<{ value: Value; statement: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Value>(
        null,
        true,
        5,
        "*",
        "Allow",
        "s3:*",
        "${aws:x",
        "${",
        placeholder("x"),
        new Unknown("?"),
      ),
      fc.string(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          "AWS",
          "Service",
          "StringLike",
          "ForAllValues:ArnLikeIfExists",
          "Null",
          "aws:x",
          "__proto__",
        ),
        tie("value"),
        { maxKeys: 3 },
      ),
    ),
    statement: fc.dictionary(
      fc.constantFrom(
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "Condition",
      ),
      tie("value"),
    ),
  }));
  fc.assert(
    fc.property(
      fc.oneof(
        json.value,
        fc.record({
          Statement: fc.oneof(
            json.value,
            fc.array(json.statement, { maxLength: 2 }),
          ),
        }),
        fc.string(),
      ),
      fc.constantFrom(...kinds),
      (document, kind) => {
        const reading = parsePolicy(document, kind);
        const request = {
          principal: bob,
          action: "s3:GetObject",
          resource: "*",
          context: { "aws:x": "y" },
        };
        const decision =
          kind === "identity"
            ? evaluate(request, { identity: [reading] })
            : evaluate(request, {
                resource: { policy: reading, account, kind },
              });
        expect(["allowed", "denied", "unknown"]).toContain(decision.verdict);
      },
    ),
    runs(500),
  );
});

test("a malformed policy counts as none", () => {
  const request = {
    principal: bob,
    action: "s3:GetObject",
    resource: "arn:aws:s3:::bucket/x",
  };
  const malformed = parsePolicy(
    { Statement: { ...statement, Effect: "Permit" } },
    "identity",
  );
  expect(evaluate(request, { identity: [malformed] })).toMatchObject({
    verdict: "denied",
  });
  expect(
    evaluate(request, {
      identity: [malformed, policy("identity", [statement])],
    }),
  ).toEqual({ verdict: "allowed" });
});
