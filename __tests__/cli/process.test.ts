import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bin = join(__dirname, "../../bin/trailwire.js");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function trailwire(words: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(bin, words, {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("runs from any folder, reads standard input, sets the exit code", () => {
  expect(
    trailwire(["pattern", "match", "{ $.a = 1 }", "-", "none"], '{"a":1}'),
  ).toEqual({
    status: 2,
    stdout: '{"file":"-","index":0,"match":true}\n',
    stderr: "error: none: no such file\n",
  });
  expect(trailwire(["pattern", "check", "{"])).toMatchObject({ status: 1 });
});

test("ends quietly with 0 when its reader has seen enough", async () => {
  const log = join(folder, "log.json");
  writeFileSync(log, "{}\n".repeat(200_000)); // more than a pipe holds
  const child = spawn(bin, ["pattern", "match", "{ $.a = 1 }", log]);
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once("close", resolve));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("a published package, without its source, runs what was compiled", () => {
  const packed = join(folder, "package");
  mkdirSync(join(packed, "bin"), { recursive: true });
  mkdirSync(join(packed, "dist"));
  copyFileSync(bin, join(packed, "bin/trailwire.js"));
  writeFileSync(join(packed, "dist/cli-main.js"), "console.log('compiled')");
  const { stdout } = spawnSync(process.execPath, [
    join(packed, "bin/trailwire.js"),
  ]);
  expect(String(stdout)).toBe("compiled\n");
});
