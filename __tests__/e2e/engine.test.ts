import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { presets } from "../../src/stacks/presets";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { installNextEngine, makeSwitchedCopy } from "./support/next-engine";
import { run } from "./support/run";
import { Workspace } from "./support/workspace";

const root = join(__dirname, "../..");
const tsx = "node_modules/tsx/dist/cli.mjs";
const version = (folder: string, name: string): string =>
  createRequire(join(folder, "main.ts"))(`${name}/package.json`).version;

/** Synthesizes a preset with the app in a folder. Returns the files, the stack's without the engine's version. */
async function synthesize(app: string, preset: string) {
  const outdir = mkdtempSync(join(tmpdir(), "engine-"));
  try {
    const { CDKTF_CONTEXT_JSON: _, ...env } = process.env;
    await run(process.execPath, [tsx, "main.ts"], {
      cwd: app,
      env: { ...env, CDKTF_OUTDIR: outdir, TRAILWIRE_PRESET: preset },
    });
    const stack = join(outdir, "stacks/security-monitor");
    const files = readdirSync(stack, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const json = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"));
    const made = json["//"].metadata.version;
    json["//"].metadata.version = "";
    const contents = files.map((file) => [
      relative(stack, file),
      file.endsWith("cdk.tf.json") ? json : readFileSync(file, "base64"),
    ]);
    return { engine: made, contents };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describeOn(["next engine"], "switched to cdktn", () => {
  let copy: string;
  beforeAll(async () => {
    copy = await makeSwitchedCopy(installNextEngine() ?? "");
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  test("nothing names cdktf any more, and nothing could find it", () => {
    const manifest = readFileSync(join(copy, "package.json"), "utf8");
    expect(manifest).toContain(`"cdktn": "${version(copy, "cdktn")}"`);
    expect(manifest).not.toMatch(/"(cdktf|cdktf-cli|@cdktf\/[\w-]+)"/);
    expect(existsSync(join(copy, "node_modules/cdktf"))).toBe(false);
  });

  test("the sources type-check", async () => {
    writeFileSync(
      join(copy, "tsconfig.next.json"),
      JSON.stringify({
        extends: "./tsconfig.json",
        compilerOptions: { types: ["node"] },
        include: ["main.ts", "src", "rules"],
      }),
    );
    const tsc = "node_modules/typescript/bin/tsc";
    await run(process.execPath, [tsc, "-p", "tsconfig.next.json"], {
      cwd: copy,
      env: process.env,
    });
  });

  test.each(presets)("%s comes out the same", async (preset) => {
    const [before, after] = await Promise.all([
      synthesize(root, preset),
      synthesize(copy, preset),
    ]);
    expect(before.engine).toBe(version(root, "cdktf"));
    expect(after.engine).toBe(version(copy, "cdktn"));
    expect(after.contents).toEqual(before.contents);
  });
});

describeOn(
  ["next engine", "terraform", "aws provider", "emulator"],
  "a state that cdktf left",
  () => {
    let emulator: Emulator;
    let workspace: Workspace;
    let copy: string;
    beforeAll(async () => {
      copy = await makeSwitchedCopy(installNextEngine() ?? "");
      emulator = await startEmulator();
      workspace = await Workspace.synthesize({
        preset: "compliance-monitor",
        variables: { alert_emails: ["security@example.com"] },
        endpoint: emulator.endpoint,
      });
    });
    afterAll(async () => {
      workspace?.remove();
      await emulator?.stop();
      rmSync(copy, { recursive: true });
    });

    test("is what cdktn's output plans: no changes", async () => {
      await workspace.cdktf("deploy");
      const outdir = join(copy, "cdktf.out");
      await run(process.execPath, [tsx, "main.ts"], {
        cwd: copy,
        env: { ...process.env, TRAILWIRE_PRESET: "compliance-monitor" },
      });
      cpSync(
        join(outdir, "stacks/security-monitor/cdk.tf.json"),
        join(workspace.stackFolder, "cdk.tf.json"),
      );
      expect(await workspace.hasChanges()).toBe(false);
    });
  },
);
