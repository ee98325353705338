import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backtest, type BacktestOptions } from "../../src/backtest/backtest";
import { openInputs } from "../../src/backtest/inputs/inputs";
import type { ObjectStore } from "../../src/backtest/inputs/object-store";
import type { LogPorts } from "../../src/backtest/inputs/open-log";
import { StoreError } from "../../src/backtest/inputs/store-error";
import type { Match } from "../../src/backtest/result";
import { loadState, questionOf } from "../../src/backtest/run/state";
import { FakeStore } from "./inputs/fake-store";
import { gz, logFile, noise, rule, stopLogging, write } from "./logs";

/** Packed, it stays larger than what is read without threads. */
const random = (length: number) => {
  let [text, seed] = ["", 1];
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += seed.toString(36);
  }
  return text;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
  write(join(folder, "small"), {
    "a.json.gz": gz(logFile([noise, stopLogging("a1"), stopLogging("a2")])),
    "b.json": "{",
    "c/c.jsonl": `${JSON.stringify(stopLogging("c"))}\n`,
    "manifest.json": '{"name":"x"}',
    "README.md": "x",
  });
  const filler = { ...noise, requestParameters: { text: random(1_500_000) } };
  write(
    join(folder, "large"),
    Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `${String.fromCharCode(97 + n)}.json`,
        logFile([
          filler,
          ...Array.from({ length: 5 }, () => stopLogging(`${n}`)),
        ]),
      ]),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(
  names: readonly string[],
  options: Partial<BacktestOptions> = {},
) {
  const matches: Match[] = [];
  const store = () =>
    new FakeStore({ "x/y.json.gz": gz(logFile([stopLogging()])) });
  const inputs = await openInputs(names, options.range ?? {}, store);
  const result = await backtest({
    inputs,
    rules: [rule],
    ports: { stdin: stdin(), store },
    onMatches: async (found) => {
      matches.push(...found);
    },
    ...options,
  });
  const told = matches.map(({ file, index, eventID }) =>
    [file.replace(`${folder}/`, ""), index, eventID].join(" "),
  );
  return { told, result };
}

async function* stdin() {
  yield Buffer.from(logFile([stopLogging("stdin")]));
}

test("reads what can be read, and counts the rest", async () => {
  const { told, result } = await run([join(folder, "small")]);
  expect(told).toEqual([
    "small/a.json.gz 1 a1",
    "small/a.json.gz 2 a2",
    "small/c/c.jsonl 0 c",
  ]);
  expect(result).toMatchObject({
    files: 3,
    records: 4,
    ended: "whole",
    damagedFiles: 1,
    damaged: [
      {
        file: `${folder}/small/b.json`,
        problem: expect.stringMatching(/^not JSON/) as string,
        recordsBefore: 0,
      },
    ],
    skipped: { notLogs: 1, otherFiles: 1 },
    totals: [{ rule: rule.id, matches: 3 }],
    days: { first: "2026-01-15", last: "2026-01-15" },
  });
});

test("reads standard input and S3", async () => {
  const { told } = await run(["-", "s3://bucket/x"]);
  expect(told).toEqual(["- 0 stdin", "s3://bucket/x/y.json.gz 0 stop"]);
});

test("reads files that follow objects in a job, each with its own bytes", async () => {
  const { told } = await run(["s3://bucket/x", join(folder, "small")]);
  expect(told).toEqual([
    "s3://bucket/x/y.json.gz 0 stop",
    "small/a.json.gz 1 a1",
    "small/a.json.gz 2 a2",
    "small/c/c.jsonl 0 c",
  ]);
});

test.each([
  ["since then", { since: new Date("2026-01-15T10:30:00Z") }, 1],
  ["since later", { since: new Date("2026-01-15T10:30:01Z") }, 0],
  ["until then", { until: new Date("2026-01-15T10:30:00Z") }, 0],
  ["until later", { until: new Date("2026-01-15T10:30:01Z") }, 1],
  ["its account", { accounts: ["123456789012"] }, 1],
  ["another account", { accounts: ["210987654321"] }, 0],
  ["its region", { regions: ["us-east-1"] }, 1],
  ["another region", { regions: ["eu-west-1"] }, 0],
])("asks the records where no path tells: %s", async (_what, range, count) => {
  expect((await run(["-"], { range })).told).toHaveLength(count);
});

test("is the same with threads", async () => {
  const names = [join(folder, "large"), "-", join(folder, "small")];
  const one = await run(names, { threads: 1 });
  const three = await run(names, { threads: 3 });
  expect(one.told).toHaveLength(12 * 5 + 1 + 3);
  expect(three.told).toEqual(one.told);
  const { seconds: _, ...result } = one.result;
  expect(three.result).toMatchObject({ ...result, rules: [rule] });
});

test("says so when a thread fails", async () => {
  const broken = { ...rule, pattern: { kind: "broken" } as never };
  await expect(
    run([join(folder, "large")], { rules: [broken], threads: 2 }),
  ).rejects.toMatchObject({
    name: "WorkerError",
    message: expect.stringMatching(/try again with --threads 1$/) as string,
  });
});

describe("a run that is ended early", () => {
  const question = questionOf([rule], ["large"]);

  /** Runs until so many matches were told, again and again, and what was told in all. */
  async function inParts(path: string, threads: number, most: number) {
    const told: string[] = [];
    const ends: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      const interruption = new AbortController();
      let left = most;
      const state = await loadState(path, question);
      const part = await run([join(folder, "large")], {
        threads,
        resume: { path, question, state },
        signal: interruption.signal,
        onProgress: () => {
          left -= 1;
          if (left <= 0) interruption.abort();
        },
      });
      told.push(...part.told);
      ends.push(part.result.ended);
      if (part.result.ended === "whole") return { told, ends, ...part.result };
    }
    throw new Error("expected an end");
  }

  test.each([1, 2])(
    "goes on from its state, with %i threads",
    async (threads) => {
      const path = join(folder, `state-${threads}.json`);
      const whole = await run([join(folder, "large")]);
      const parts = await inParts(path, threads, threads === 1 ? 3 : 12);
      expect(parts.told).toEqual(whole.told);
      expect(parts.totals).toEqual(whole.result.totals);
      expect(parts.records).toBe(whole.result.records);
      expect(parts.matches).toEqual(whole.result.matches);
      if (threads === 1) expect(parts.ends.length).toBeGreaterThan(2);
    },
  );

  test("keeps what was found", async () => {
    const signal = AbortSignal.abort();
    const { told, result } = await run([join(folder, "large")], { signal });
    expect(told).toEqual([]);
    expect(result).toMatchObject({ ended: "interrupted", files: 0 });
  });

  test("ends while small files are read one after another", async () => {
    const path = join(folder, "many");
    const file = logFile([{ ...noise, text: random(200_000) }]);
    write(
      path,
      Object.fromEntries(
        Array.from({ length: 400 }, (_, n) => [`${n}.json`, file]),
      ),
    );
    const interruption = new AbortController();
    const { result } = await run([path], {
      signal: interruption.signal,
      // As Ctrl-C comes: by the event loop.
      onProgress: () => setImmediate(() => interruption.abort()),
    });
    expect(result.ended).toBe("interrupted");
  });

  test("ends within a file, which is otherwise read again where it is damaged", async () => {
    const text = random(3_000_000);
    const packed = gz(logFile([stopLogging(), text]));
    const path = join(folder, "cut.json.gz");
    writeFileSync(path, packed.subarray(0, -1));
    const read: number[] = [];
    const { told, result } = await run([path], {
      onProgress: (bytes) => read.push(bytes),
    });
    expect(told).toHaveLength(1);
    expect(result).toMatchObject({ damaged: [{ recordsBefore: 2 }] });
    expect(read.length).toBeGreaterThan(2);
    expect(read.reduce((a, b) => a + b)).toBe(packed.length - 1);
    const interruption = new AbortController();
    const part = await run([path], {
      signal: interruption.signal,
      onProgress: () => setImmediate(() => interruption.abort()),
    });
    expect(part.result).toMatchObject({ ended: "interrupted", files: 0 });
  });

  test.each([1, 2])(
    "when S3 cannot be read any more, and goes on with what was not, with %i threads",
    async (threads) => {
      const path = join(folder, `s3-state-${threads}.json`);
      const keys = ["a", "b", "c"].map((name) => `x/${name}.json.gz`);
      const bytes = gz(logFile([stopLogging()]));
      const bucket = Object.fromEntries(keys.map((key) => [key, bytes]));
      let isAway = true;
      const store = new FakeStore(bucket);
      const ports: LogPorts = {
        stdin: stdin(),
        store: () => ({
          list: (listing) => store.list(listing),
          async *read(name, key) {
            if (isAway && key === keys[1]) throw new StoreError("signed out");
            yield* store.read(name, key);
          },
        }),
      };
      const part = async () => {
        const state = await loadState(path, question);
        const resume = { path, question, state };
        const inputs = await openInputs(["s3://bucket/x"], {}, ports.store);
        return backtest({ inputs, rules: [rule], ports, threads, resume });
      };
      expect(await part()).toMatchObject({
        ended: "interrupted",
        files: 1,
        damagedFiles: 0,
        notes: [`Reading ended at s3://bucket/${keys[1]}: signed out.`],
      });
      isAway = false;
      expect(await part()).toMatchObject({
        ended: "whole",
        files: 3,
        damagedFiles: 0,
        totals: [{ matches: 3 }],
      });
    },
  );

  test("ends while S3 does not answer", async () => {
    const interruption = new AbortController();
    const list = () => new FakeStore({ "x/y.json.gz": gz("") });
    const silent = (): ObjectStore => ({
      list: (listing) => list().list(listing),
      async *read(_bucket, _key, signal) {
        setTimeout(() => interruption.abort(), 10);
        await new Promise((_, reject) =>
          signal.addEventListener("abort", () => reject(new Error("aborted"))),
        );
      },
    });
    const inputs = await openInputs(["s3://bucket/x"], {}, silent);
    const { ended } = await backtest({
      inputs,
      rules: [rule],
      ports: { stdin: stdin(), store: silent },
      signal: interruption.signal,
    });
    expect(ended).toBe("interrupted");
  });

  test("ends while standard input rests", async () => {
    const interruption = new AbortController();
    async function* resting() {
      yield Buffer.from(logFile([noise]).slice(0, 20));
      setTimeout(() => interruption.abort(), 10);
      await new Promise(() => undefined);
    }
    const { result } = await run(["-"], {
      ports: { stdin: resting(), store: () => new FakeStore({}) },
      signal: interruption.signal,
    });
    expect(result.ended).toBe("interrupted");
  });
});

describe("a state is refused", () => {
  const path = () => join(folder, "state.json");
  const question = questionOf([rule], ["small"]);
  const names = () => [join(folder, "small")];

  async function stateOf(): Promise<void> {
    rmSync(path(), { force: true });
    await run(names(), { resume: { path: path(), question } });
  }

  test.each([
    ["that is none", "{}", question, "no state of a back-test"],
    [
      "that is another program's",
      '{"version":2}',
      question,
      "no state of a back-test",
    ],
    ["that is no JSON", "x", question, "no state of a back-test"],
  ])("%s", async (_what, text, question, message) => {
    writeFileSync(path(), text);
    await expect(loadState(path(), question)).rejects.toThrow(message);
  });

  test("that is a folder", async () => {
    await expect(loadState(folder, question)).rejects.toThrow(
      "is a folder: name a file in it",
    );
  });

  test("of other rules, and of other inputs", async () => {
    await stateOf();
    await expect(loadState(path(), questionOf([], ["small"]))).rejects.toThrow(
      "the state of a run with other rules",
    );
    await expect(loadState(path(), questionOf([rule], []))).rejects.toThrow(
      "other inputs, times, accounts or regions",
    );
  });

  test("when files that were read have changed", async () => {
    await stateOf();
    const state = await loadState(path(), question);
    expect(readFileSync(path(), "utf8")).toContain('"version":"');
    const resume = { path: path(), question, state };
    // Nothing has: nothing is told again.
    expect((await run(names(), { resume })).told).toEqual([]);
    write(join(folder, "small"), { "0.json": logFile([noise]) });
    await expect(run(names(), { resume })).rejects.toThrow(
      "have changed since",
    );
    rmSync(join(folder, "small/0.json"));
  });

  test("where standard input is read", async () => {
    const resume = { path: path(), question };
    await expect(run(["-"], { resume })).rejects.toThrow(
      "cannot be read twice",
    );
  });

  test("where it cannot be written", async () => {
    const resume = { path: join(folder, "no/state.json"), question };
    await expect(run(names(), { resume })).rejects.toThrow(
      "cannot be written (ENOENT)",
    );
  });
});
