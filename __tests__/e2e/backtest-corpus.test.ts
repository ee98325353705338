import { gzipSync } from "node:zlib";
import { rules } from "../../rules";
import { expectSame, readers } from "../backtest/readings";
import { LogBytes } from "../backtest/log-bytes";
import { describeCorpus } from "./support/corpus";

describeCorpus("a back-test of recorded attacks", (records) => {
  const all = readers(rules);

  test.each<[what: string, indent: number | undefined, length: number]>([
    ["as CloudTrail writes them", undefined, 2 ** 16],
    ["indented", 2, 1000],
  ])("%s: finds what the matcher finds", async (_what, indent, length) => {
    const log = Buffer.from(
      JSON.stringify({ Records: records }, undefined, indent),
    );
    await expectSame(all, new LogBytes(log, [length]));
    await expectSame(all, new LogBytes(gzipSync(log), [length]));
    const { matches } = await all.scan(log);
    expect(matches.length).toBeGreaterThan(0);
    process.stderr.write(
      `\n${records.length} records, ${matches.length} of them matched\n`,
    );
  });

  test("one by one, too", async () => {
    for (const record of records) {
      const log = Buffer.from(JSON.stringify({ Records: [record] }));
      await expectSame(all, new LogBytes(log, [2 ** 16]));
    }
  });
});
