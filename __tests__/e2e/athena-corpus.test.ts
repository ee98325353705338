import { rules } from "../../rules";
import { hunts } from "../../rules/hunts";
import { compile } from "../../src/pattern";
import { athenaQueries } from "../../src/rule/athena-queries";
import { athenaOf, partitionedTable } from "../pattern/forms/athena";
import { describeCorpus } from "./support/corpus";

const title = "the saved Athena queries over recorded attacks";

describeCorpus(title, (recorded) => {
  // Each record under an id of its own, so that rows can be told apart.
  const records = recorded.map((record, n) => ({
    ...record,
    eventID: String(n),
  }));
  const { queries } = athenaQueries({
    table: partitionedTable,
    rules,
    hunts,
  });

  test("find what the matcher finds", async () => {
    const athena = await athenaOf(records);
    const different: Record<string, unknown> = {};
    let found = 0;
    try {
      for (const { id, pattern } of rules) {
        const query = queries.find(
          (query) => query.kind === "rule" && query.id === id,
        );
        const rows = await athena.query(query?.text ?? "");
        const ids = new Set(rows.map(({ eventid }) => String(eventid)));
        const matches = compile(pattern);
        const meant = new Set(
          records.filter(matches).map(({ eventID }) => eventID),
        );
        found += ids.size;
        const wrong = records.filter(
          ({ eventID }) => ids.has(eventID) !== meant.has(eventID),
        );
        if (wrong.length > 0) different[id] = wrong;
      }
    } finally {
      athena.close();
    }
    process.stderr.write(
      `\n${title}: ${records.length} records, ${rules.length} rules, ${found} findings\n`,
    );
    // The differences that toSql documents are in no recording.
    expect(different).toEqual({});
    expect(found).toBeGreaterThan(0);
  });

  test("and hunts run", async () => {
    const athena = await athenaOf(records);
    const answers: string[] = [];
    try {
      for (const { id, kind, text } of queries) {
        if (kind !== "hunt") continue;
        const rows = await athena.query(text);
        answers.push(`${id}: ${rows.length}`);
      }
    } finally {
      athena.close();
    }
    process.stderr.write(`\n${title}: ${answers.join(", ")}\n`);
    expect(answers).toHaveLength(hunts.length);
  });
});
