import fc from "fast-check";
import { rules } from "../../rules";
import { createScanner } from "../../src/backtest/scan";
import { chunks } from "../cloudtrail/streamed";
import { patience, thrown, timely } from "./dice";
import { type Change, LogBytes, packed, slipped } from "./log-bytes";
import { logFile } from "./log-file";
import { expectSame, readers } from "./readings";

jest.setTimeout(patience);

const all = readers(rules);

/** The bytes up to somewhere, and then an error. */
async function* broken({ bytes, lengths }: LogBytes, end: number) {
  yield* chunks(bytes.subarray(0, end), lengths);
  throw Object.assign(new Error("the connection broke"), {
    code: "ECONNRESET",
  });
}

test("a source that breaks gives the matches before and its error as it is", () =>
  fc.assert(
    fc.asyncProperty(
      thrown((dice) => logFile(dice, dice.oneIn(3) ? [slipped] : [packed])),
      fc.nat(),
      async (file, place) => {
        const end = place % (file.bytes.length + 1);
        const least = await all.plain(broken(file, end));
        const most = await all.plain(chunks(file.bytes, file.lengths));
        const { matches, end: error } = await all.scan(broken(file, end));
        expect(error).toBe("Error: the connection broke");
        // The plain reader waits for what follows a record before it gives it.
        expect(matches.slice(0, least.matches.length)).toEqual(least.matches);
        expect(matches).toEqual(most.matches.slice(0, matches.length));
      },
    ),
    timely(15),
  ));

/** Records that alone are more than is held in memory. */
const long = Buffer.from(
  `{"Records":[${Array(9)
    .fill(`"${"x".repeat(2 ** 21)}"`)
    .join(",")}]}`,
);
const lengthened: Change = (dice) => {
  const isBefore = dice.oneIn(2);
  return (bytes) => Buffer.concat(isBefore ? [long, bytes] : [bytes, long]);
};

test("a file that is longer than what is held in memory", () =>
  fc.assert(
    fc.asyncProperty(
      thrown((dice) => {
        const change = dice.oneIn(2) ? [slipped, lengthened] : [lengthened];
        return logFile(dice, change);
      }),
      (file) => expectSame(all, new LogBytes(file.bytes, [2 ** 20])),
    ),
    timely(1),
  ));

test("files that one scanner reads at the same time", () => {
  const file = thrown((dice) => logFile(dice, dice.oneIn(3) ? [slipped] : []));
  return fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 2, maxLength: 5 }),
      async (files) => {
        await Promise.all(files.map((file) => expectSame(all, file)));
      },
    ),
    timely(8),
  );
});

test("who is told of a match may throw: that ends the scan, and the next is right again", async () => {
  const scanner = createScanner(rules);
  const record = '{"eventSource":"x.amazonaws.com","eventName":"StopLogging"}';
  const bytes = Buffer.from(`{"Records":[{},${record},${record}]}`);
  const enough = new Error("enough");
  const scanning = scanner.scan(bytes, () => {
    throw enough;
  });
  await expect(scanning).rejects.toBe(enough);
  const found: number[] = [];
  await scanner.scan(bytes, ({ index }) => found.push(index));
  expect(found).toEqual([1, 2]);
});
