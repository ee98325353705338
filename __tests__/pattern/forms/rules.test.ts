import { rules } from "../../../rules";
import type { CloudTrailRecord } from "../../../src/cloudtrail/record";
import { recordSchema } from "../../../src/cloudtrail/record";
import type { Pattern } from "../../../src/pattern";
import { compileEventPattern } from "../../../src/pattern/event-bridge";
import {
  type FormTarget,
  UnsupportedPatternError,
  cloudTrailEnvelope,
  toEventPatterns,
  toInsights,
  toSql,
} from "../../../src/pattern/forms";
import type { Rule } from "../../../src/rule/rule";
import { sweep } from "../../support/runs";
import { athenaOf, type Athena } from "./athena";

const asWritten = { freeForm: "as-written" } as const;

const eventPatterns = (pattern: Pattern) =>
  toEventPatterns(pattern, recordSchema, {
    ...asWritten,
    envelope: cloudTrailEnvelope(pattern),
  });
const predicate = (pattern: Pattern) => toSql(pattern, asWritten);

const forms: Readonly<Record<FormTarget, (pattern: Pattern) => unknown>> = {
  EventBridge: eventPatterns,
  Athena: predicate,
  "Logs Insights": (pattern) => toInsights(pattern, recordSchema, asWritten),
};

/** The rules that a target refuses, by reason. A rule that is not here compiles. */
const refused: Readonly<
  Record<FormTarget, Readonly<Record<string, readonly string[]>>>
> = {
  EventBridge: {
    "may be an object or an array, which EventBridge takes as missing": [
      "alarm-tampering",
      "bucket-policy-public",
      "bucket-protection-removed",
      "root-access-key-created",
      "secrets-read-by-person",
      "secrets-read-in-batch",
      "session-token-without-mfa",
    ],
  },
  Athena: {},
  "Logs Insights": {
    "of which it discovers no field of that name": [
      "alarm-tampering",
      "bucket-protection-removed",
      "root-access-key-created",
      "secrets-read-by-person",
      "secrets-read-in-batch",
      "session-token-without-mfa",
    ],
    "no wildcard for the elements of an array": [
      "acl-public",
      "ami-public",
      "ami-shared",
      "bucket-emptied-by-lifecycle",
      "bucket-policy-public",
      "bucket-replicated-to-account",
      "database-role-added",
      "database-snapshot-shared",
      "ebs-snapshot-public",
      "ebs-snapshot-shared",
      "ecs-task-privileged",
      "eks-endpoint-made-public",
      "eks-logging-disabled",
      "guardduty-features-disabled",
      "instance-burst",
      "lambda-layer-added",
      "load-balancer-logging-changes",
      "security-group-opened-high-port",
      "security-group-opened-ipv6",
      "security-group-opened-low-port",
      "ssm-document-shared",
    ],
  },
};

const reasonOf = (target: FormTarget, id: string) =>
  Object.entries(refused[target]).find(([, ids]) => ids.includes(id))?.[0];

describe.each(Object.keys(forms) as FormTarget[])("%s", (target) => {
  test("refuses the rules in the table, for the reason there, and no others", () => {
    const reasons = new Map<string, string>();
    for (const { id, pattern } of rules) {
      try {
        forms[target](pattern);
      } catch (error) {
        if (!(error instanceof UnsupportedPatternError)) throw error;
        reasons.set(id, error.reason);
      }
    }
    const expected = Object.entries(refused[target]).flatMap(([reason, ids]) =>
      ids.map((id) => [id, expect.stringContaining(reason)] as const),
    );
    expect(Object.fromEntries(reasons)).toEqual(Object.fromEntries(expected));
  });
});

const casesOf = (some: readonly Rule[]) =>
  some.flatMap(({ id, pattern, matches, ignores }) =>
    [
      ...Object.entries(matches).map((entry) => [...entry, true] as const),
      ...Object.entries(ignores).map((entry) => [...entry, false] as const),
    ].map(([name, record, match]) => ({ id, pattern, name, record, match })),
  );

/** The event as which CloudTrail's record comes to a bus. */
function eventOf(record: CloudTrailRecord): unknown {
  const kinds: Readonly<Record<string, string>> = {
    AwsConsoleSignIn: "Console Sign In",
    AwsConsoleAction: "Console Action",
    AwsServiceEvent: "Service Event",
    AwsVpceEvents: "Network Activity Event",
  };
  return {
    source: `aws.${record.eventSource?.split(".")[0]}`,
    "detail-type": `AWS ${kinds[record.eventType ?? ""] ?? "API Call"} via CloudTrail`,
    detail: record,
  };
}

const wrong = (verdicts: readonly { readonly right: boolean }[]) =>
  verdicts.filter(({ right }) => !right);

test("every event pattern decides the rule's own cases", () => {
  const compiled = new Map(
    rules
      .filter(({ id }) => reasonOf("EventBridge", id) === undefined)
      .map(({ id, pattern }) => [
        id,
        eventPatterns(pattern).map(compileEventPattern),
      ]),
  );
  const verdicts = casesOf(rules).flatMap(({ id, name, record, match }) => {
    const passes = compiled.get(id);
    if (passes === undefined) return [];
    const event = eventOf(record);
    return { id, name, right: passes.some((p) => p(event)) === match };
  });
  expect(wrong(verdicts)).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(rules.length);
});

test("every predicate decides the rule's own cases", async () => {
  const some = sweep(rules);
  const records = casesOf(some);
  const athena: Athena = await athenaOf(records.map(({ record }) => record));
  try {
    const verdicts: { id: string; name: string; right: boolean }[] = [];
    for (const { id, pattern } of some) {
      if (reasonOf("Athena", id) !== undefined) continue;
      const found = await athena.where(predicate(pattern));
      records.forEach(({ id: own, name, match }, n) => {
        if (own === id)
          verdicts.push({ id, name, right: found.has(n) === match });
      });
    }
    expect(wrong(verdicts)).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(some.length);
  } finally {
    athena.close();
  }
});
