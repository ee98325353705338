import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rules } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import { bundle } from "../../src/constructs/bundle";
import { monitoredEvents } from "../../src/rule/monitored-events";
import { eventsFile } from "../../src/runtime/event-pipeline/contract";
import { createHandler } from "../../src/runtime/event-pipeline/create-handler";
import { sqsEvent } from "../runtime/sqs-event";
import { connect } from "./support/clients";
import { type PipelineHandler, receive } from "./support/consume";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import {
  type Call,
  type Fault,
  type FaultProxy,
  startFaultProxy,
} from "./support/fault-proxy";
import { JudgedLogs, keyOf } from "./support/judged-logs";
import { PipelineAccount } from "./support/pipeline-account";

/** What each fifteenth rule finds and leaves alone. */
const records = rules
  .filter((_, n) => n % 15 === 0)
  .flatMap(({ matches, ignores }) => [
    ...Object.values(matches).slice(0, 1),
    ...Object.values(ignores).slice(0, 1),
  ]);

/** The same records under ids and an hour of their own. */
const eventsOf = (hour: number) =>
  records.map((record, n) => ({
    ...apiCall(),
    ...record,
    eventID: `00000000-0000-4000-80${hour}-${String(n).padStart(12, "0")}`,
    eventTime: `2026-11-21T${hour}:03:04Z`,
  }));
const log = (events: readonly object[]) =>
  gzipSync(JSON.stringify({ Records: events }));

/** The one call that may not be lost: of an alert that was sent and could not be noted, people hear again. */
const notesAlert = ({ body }: Call) => body.includes("REMOVE #owner");

describeOn(["emulator"], "the event pipeline while AWS fails", () => {
  let emulator: Emulator;
  let proxy: FaultProxy;
  let account: PipelineAccount;
  let logs: JudgedLogs;
  let folder: string;
  let handler: PipelineHandler;

  beforeAll(async () => {
    process.env["AWS_LAMBDA_LOG_LEVEL"] = "FATAL";
    process.env["POWERTOOLS_METRICS_DISABLED"] = "true";
    emulator = await startEmulator();
    proxy = await startFaultProxy(emulator.endpoint);
    account = await PipelineAccount.make(connect(emulator.endpoint));
    logs = new JudgedLogs(account.clients, rules);
    folder = mkdtempSync(join(tmpdir(), "function-"));
    const events = monitoredEvents(rules, logs.isTold);
    writeFileSync(join(folder, eventsFile), JSON.stringify(events));
    handler = createHandler(
      account.environment(proxy.endpoint),
      folder,
      connect(proxy.endpoint),
    );
  });
  afterEach(() => proxy.decide(() => undefined));
  afterAll(async () => {
    proxy?.stop();
    rmSync(folder, { recursive: true, force: true });
    await emulator?.stop();
  });

  /** In the end, the findings are those of the matcher, each told once, and nothing else is among the dead letters. */
  async function expectAll(
    letters: readonly (readonly [key: string, reason: RegExp])[] = [],
  ): Promise<void> {
    await account.close(proxy.closings(), handler);
    expect(await account.findings()).toEqual(logs.findings());
    expect(await account.told()).toEqual(logs.told());
    expect(await account.letters()).toEqual(
      letters.map(([key, reason]) => [key, expect.stringMatching(reason)]),
    );
  }

  test("files that come twice, events that stand in two, and what is no log file", async () => {
    const events = eventsOf(10);
    for (const name of ["a", "b", "a"]) {
      await logs.put(name, log(events.slice(name === "a" ? 0 : 10)));
    }
    await logs.putOther(keyOf("d", "CloudTrail-Digest"), gzipSync("{}"));
    await account.drain(handler);
    await expectAll();
  });

  test("files that cannot be processed, among one whose name is hard to write", async () => {
    const whole = log(eventsOf(11));
    await logs.put("Müll + 日本 100%", whole);
    const corrupt = Uint8Array.from(whole).fill(0xff, 10, 200);
    await logs.putOther(keyOf("corrupt"), corrupt);
    await logs.putOther(keyOf("gone"), whole);
    await logs.remove(keyOf("gone"));
    await account.drain(handler);
    await expectAll([
      [keyOf("corrupt"), /corrupt gzip/],
      [keyOf("gone"), /the object is gone/],
    ]);
  });

  // More calls than the SDK tries again.
  test.each<[string, number, number, readonly Fault[]]>([
    ["s3", 12, 8, ["throttle", "fail", "refuse", "break off"]],
    ["dynamodb", 13, 90, ["throttle", "fail", "refuse", "lose"]],
    ["sns", 14, 12, ["throttle", "fail", "refuse"]],
  ])("%s is down for a while", async (down, hour, most, faults) => {
    await logs.put(down, log(eventsOf(hour)));
    let calls = 0;
    proxy.decide((call) =>
      call.service === down && !notesAlert(call) && calls < most
        ? faults[calls++ % faults.length]
        : undefined,
    );
    expect(await account.drain(handler)).toBeGreaterThan(0);
    expect(calls).toBe(most);
    await expectAll();
  });

  test("all fail now and then, under two functions at a time", async () => {
    for (const hour of [15, 16]) {
      await logs.put(`${hour}`, log(eventsOf(hour)));
      await logs.put(`${hour} late`, log(eventsOf(hour).slice(5)));
    }
    const faults = ["throttle", "fail", "refuse", "lose"] as const;
    let calls = 0;
    proxy.decide((call) => {
      calls += 1;
      // Of an alert whose answer is lost, people hear twice as well.
      const fault = faults[calls % (call.service === "sns" ? 3 : 4)];
      return calls < 400 &&
        calls % 7 < 3 &&
        call.service !== "sqs" &&
        !notesAlert(call)
        ? fault
        : undefined;
    });
    expect(await account.drain(handler)).toBeGreaterThan(0);
    await expectAll();
  });

  test("a process that is killed between store and alert", async () => {
    await logs.put("killed", log(eventsOf(18)));
    writeFileSync(
      join(folder, "index.js"),
      bundle(join(__dirname, "../../src/runtime/event-pipeline/handler.ts")),
    );
    const messages = await receive(account.clients, account.queueUrl);
    const child = spawn(
      process.execPath,
      [
        "-e",
        `require("./index.js").handler(${JSON.stringify(
          sqsEvent(...messages.map(({ Body = "" }) => Body)),
        )}, { getRemainingTimeInMillis: () => 300_000 })`,
      ],
      {
        cwd: folder,
        stdio: "ignore",
        env: {
          ...account.environment(proxy.endpoint),
          // A bucket's name cannot stand before an address.
          AWS_ENDPOINT_URL: proxy.endpoint.replace("localhost", "127.0.0.1"),
          AWS_REGION: "us-east-1",
          AWS_ACCESS_KEY_ID: "test",
          AWS_SECRET_ACCESS_KEY: "test",
        },
      },
    );
    proxy.decide(({ operation }) => {
      if (operation !== "UpdateItem") return undefined;
      child.kill("SIGKILL");
      return "refuse";
    });
    expect(await once(child, "close")).toEqual([null, "SIGKILL"]);
    proxy.decide(() => undefined);
    // All is stored and nothing told.
    expect(await account.findings()).toEqual(logs.findings());
    expect(await account.told()).not.toEqual(logs.told());
    await account.drain(handler);
    await expectAll();
  });
});
