import { rules } from "../../rules";
import { compile, parseJson } from "../../src/pattern";
import { UnsupportedPatternError } from "../../src/pattern/forms";
import { athenaQueries } from "../../src/rule/athena-queries";
import { athenaOf, partitionedTable } from "../pattern/forms/athena";
import { sweep } from "../support/runs";
import { ruleOf } from "./rule-of";

const table = partitionedTable;
const some = sweep(rules);

// Each record under an id of its own, so that rows can be told apart.
const records = some
  .flatMap(({ matches, ignores }) => [
    ...Object.values(matches),
    ...Object.values(ignores),
  ])
  .map((record, n) => ({ ...record, eventID: String(n) }));

test("a saved query finds in the cases of all rules what the rule matches there", async () => {
  const { queries, refused } = athenaQueries({
    table,
    rules: some,
    hunts: [],
  });
  expect(refused).toEqual([]);
  const athena = await athenaOf(records);
  const wrong: unknown[] = [];
  let found = 0;
  try {
    for (const [n, { pattern }] of some.entries()) {
      const query = queries[n];
      const rows = await athena.query(query?.text ?? "");
      const ids = rows.map(({ eventid }) => eventid).sort();
      const matches = compile(pattern);
      const meant = records.filter(matches).map(({ eventID }) => eventID);
      if (ids.join() !== meant.sort().join()) {
        wrong.push({ id: query?.id, ids, meant });
      }
      found += ids.length;
    }
  } finally {
    athena.close();
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(2 * some.length);
});

test("a rule's query says what it reads and shows who did what", () => {
  const rule = ruleOf("stopped", {
    title: "A trail was stopped",
    description: "Nothing is recorded.",
    severity: "critical",
  });
  const { queries } = athenaQueries({
    table: '"audit"."logs"',
    rules: [rule],
    hunts: [],
    days: 30,
  });
  expect(queries).toEqual([
    {
      id: "stopped",
      kind: "rule",
      description: "CRITICAL: A trail was stopped. Nothing is recorded.",
      text: `WITH logs AS (
  SELECT *, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby, useridentity.principalid, useridentity.type) AS principal
  FROM "audit"."logs"
  -- How far to look back. Narrow account and region as well, if you can: less is read.
  WHERE day >= date_format(current_date - interval '30' day, '%Y/%m/%d')
)
SELECT eventtime, recipientaccountid, awsregion, eventsource, eventname, principal, useridentity.arn AS session, sourceipaddress, useragent, errorcode, requestparameters, eventid
FROM logs
WHERE eventname = 'stopped'
ORDER BY eventtime DESC
`,
    },
  ]);
});

test("what was delivered before the days asked for is not read", async () => {
  const { queries } = athenaQueries({
    table,
    rules: [ruleOf("Seen")],
    hunts: [],
    days: 2,
  });
  const seen = ["a", "b", "c", "d"].map((eventID) => ({
    eventName: "Seen",
    eventID,
  }));
  const athena = await athenaOf(seen, (n) => n);
  try {
    const rows = await athena.query(queries[0]?.text ?? "");
    expect(rows.map(({ eventid }) => eventid).sort()).toEqual(["a", "b", "c"]);
  } finally {
    athena.close();
  }
});

test("a rule that Athena cannot express is named, with the reason", () => {
  const rule = ruleOf("any-name", {
    pattern: parseJson('{ $.requestParameters.* = "a" }'),
  });
  const { queries, refused } = athenaQueries({
    table,
    rules: [rule, ruleOf("other")],
    hunts: [],
  });
  expect(queries.map(({ id }) => id)).toEqual(["other"]);
  expect(refused).toEqual([
    { rule, reason: expect.any(UnsupportedPatternError) },
  ]);
});
