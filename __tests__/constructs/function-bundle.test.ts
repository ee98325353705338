import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { archive } from "../../src/constructs/archive";
import { bundle } from "../../src/constructs/bundle";

const root = join(__dirname, "..", "..");
const entry = join(root, "src/runtime/event-pipeline/handler.ts");
const code = bundle(entry);

/** Runs Node in a folder and a time zone of its own. */
function node(args: readonly string[], cwd: string) {
  const env = { ...process.env, TZ: "Asia/Kolkata" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("the same sources make the same bytes, wherever and in whatever time zone", () => {
  const script = `
    const { createHash } = require("node:crypto");
    const { archive } = require(${JSON.stringify(join(root, "src/constructs/archive"))});
    const { bundle } = require(${JSON.stringify(join(root, "src/constructs/bundle"))});
    const zip = archive({ "index.js": bundle(${JSON.stringify(entry)}) });
    process.stdout.write(createHash("sha256").update(zip).digest("hex"));`;
  const tsx = join(root, "node_modules/tsx/dist/cjs/index.cjs");
  const here = archive({ "index.js": code });
  expect(node(["--require", tsx, "-e", script], tmpdir())).toEqual({
    status: 0,
    stdout: createHash("sha256").update(here).digest("hex"),
    stderr: "",
  });
});

test("the code tells nothing of the machine, nor of what it was made from", () => {
  const text = Buffer.from(code).toString();
  expect(text).not.toContain(root);
  expect(text).not.toContain("node_modules");
  expect(text).not.toContain("sourceMappingURL");
  expect(text).not.toContain("event-pipeline/handler");
});

test("the code needs nothing beside it but its rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    writeFileSync(join(folder, "index.js"), code);
    writeFileSync(
      join(folder, "events.json"),
      JSON.stringify({ version: 1, events: [] }),
    );
    const script = `
      Object.assign(process.env, {
        AWS_REGION: "us-east-1", SNS_TOPIC_ARN: "t", DYNAMODB_TABLE: "t", LOG_LEVEL: "INFO",
        SECURITY_EVENTS_PATH: "events.json", QUEUE_URL: "q", DEAD_LETTER_QUEUE_URL: "d",
        MAX_RECEIVE_COUNT: "5", RETENTION_DAYS: "90", CONSOLE_HOST: "c",
      });
      console.log(typeof require("./index.js").handler);`;
    const { status, stdout } = node(["-e", script], folder);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "function\n" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an archive has its files in order, which anyone may read", () => {
  const [a, b] = [Buffer.from("a"), Buffer.from("b")];
  const zip = archive({ "b.json": b, "a.js": a });
  expect(zip).toEqual(archive({ "a.js": a, "b.json": b }));
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(["a.js", "b.json"]);
  expect(Buffer.from(files["b.json"] ?? "").toString()).toBe("b");
  expect(centralDirectory(zip)).toEqual([
    { mode: 0o100644, date: "1980-1-1", time: 0 },
    { mode: 0o100644, date: "1980-1-1", time: 0 },
  ]);
});

/** What a zip says of its files. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 */
function centralDirectory(zip: Uint8Array) {
  const bytes = Buffer.from(zip);
  const headers: object[] = [];
  const signature = Buffer.from("PK\x01\x02", "latin1");
  for (
    let at = bytes.indexOf(signature);
    at >= 0;
    at = bytes.indexOf(signature, at + 1)
  ) {
    const date = bytes.readUInt16LE(at + 14);
    headers.push({
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      date: `${1980 + (date >> 9)}-${(date >> 5) & 15}-${date & 31}`,
      time: bytes.readUInt16LE(at + 12),
    });
  }
  return headers;
}
