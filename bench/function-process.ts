import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../rules";
import { bundle } from "../src/constructs/bundle";
import { monitoredEvents } from "../src/rule/monitored-events";
import { eventsFile, metrics } from "../src/runtime/event-pipeline/contract";
import { FakeAws } from "../__tests__/runtime/fake-aws";
import { bucket, keyOf, notification } from "../__tests__/runtime/cases";
import { environment } from "../__tests__/runtime/function-folder";
import { sqsEvent } from "../__tests__/runtime/sqs-event";
import type { Report } from "./lambda";

/** Memory of the function as it is deployed, in MiB. */
export const memory = 256;

/** What Lambda tells V8 of a function's memory: 90 % for what is old, 5 % for each half of what is new. */
const flags = [
  `--max-old-space-size=${Math.floor(memory * 0.9)}`,
  `--max-semi-space-size=${Math.floor(memory * 0.05)}`,
];

const key = keyOf("bench");

/** What came of a log file. */
export interface Invocation extends Report {
  /** The rules that found something. */
  readonly found: ReadonlySet<string>;
}

/** The function as it is deployed, with all rules, on this machine. Each run is a process of its own. */
export class FunctionProcess {
  /** Bytes of the bundle. */
  readonly size: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "trailwire-bench-"));

  constructor() {
    const source = join(__dirname, "..", "src", "runtime", "event-pipeline");
    const code = bundle(join(source, "handler.ts"));
    this.size = code.length;
    this.#write("index.js", code);
    this.#write("lambda.js", bundle(join(__dirname, "lambda.ts")));
    this.#write("event.json", JSON.stringify(sqsEvent(notification(key))));
  }

  /** Loads the function and no more. */
  load(): Promise<Report> {
    this.#writeRules();
    return this.#run([this.#path("index.js")], "invoke", {});
  }

  /**
   * Has the function work a log file off, with AWS's services behind a local socket.
   *
   * @param events how many there are in it
   * @param without rules that it does not get
   */
  async invoke(
    file: Uint8Array,
    events: number,
    without: ReadonlySet<string> = new Set(),
  ): Promise<Invocation> {
    this.#writeRules(without);
    const args = [this.#path("index.js"), this.#path("event.json")];
    const aws = await serving(file);
    try {
      const report = await this.#run(args, "invoke", {
        AWS_ENDPOINT_URL: aws.endpoint,
        QUEUE_URL: `${aws.endpoint}/queue`,
        DEAD_LETTER_QUEUE_URL: `${aws.endpoint}/dead-letters`,
      });
      if (report.metrics[metrics.names.events] !== events) {
        throw new Error(
          `expected the function to read ${events} events, got ${JSON.stringify(report.metrics)}`,
        );
      }
      const items = [...aws.table.items.values()];
      const found = new Set(items.flatMap(({ Rule }) => Rule?.S ?? []));
      return { ...report, found };
    } finally {
      aws.stop();
    }
  }

  /** Decompresses a log file that comes from the same place, and may also parse its events. */
  async read(file: Uint8Array, how: "gunzip" | "parse"): Promise<Report> {
    const aws = await serving(file);
    try {
      return await this.#run([`${aws.endpoint}/${bucket}/${key}`], how, {});
    } finally {
      aws.stop();
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #writeRules(without: ReadonlySet<string> = new Set()): void {
    const events = monitoredEvents(
      rules.filter(({ id }) => !without.has(id)),
      ({ severity }) => severity !== "low" && severity !== "info",
    );
    this.#write(eventsFile, JSON.stringify(events));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.#path(name), content);
  }

  #run(
    args: readonly string[],
    how: string,
    variables: Readonly<Record<string, string>>,
  ): Promise<Report & { readonly metrics: Readonly<Record<string, unknown>> }> {
    const child = spawn(
      process.execPath,
      [...flags, this.#path("lambda.js"), how, ...args],
      {
        env: {
          AWS_REGION: "us-east-1",
          AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
          AWS_SECRET_ACCESS_KEY: "not-a-secret",
          AWS_LAMBDA_FUNCTION_NAME: "bench",
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
          ...environment,
          ...variables,
        },
      },
    );
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => {
        if (code !== 0) {
          const end = `${output}${errors}`.slice(-2000);
          reject(
            new Error(`the function ended with ${code ?? signal}: ${end}`),
          );
          return;
        }
        const lines = output.trim().split("\n");
        const written = lines.map((line): object => JSON.parse(line));
        const report = written.pop() as Report; // lambda.ts wrote it
        resolve({ ...report, metrics: Object.assign({}, ...written) });
      });
    });
  }
}

async function serving(file: Uint8Array): Promise<FakeAws> {
  const aws = await FakeAws.start();
  aws.objects.set(`/${bucket}/${key}`, file);
  return aws;
}
