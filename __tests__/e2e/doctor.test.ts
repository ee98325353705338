import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { run } from "./support/run";
import { terraformEnv } from "./support/terraform-env";

const bin = join(__dirname, "../../bin/trailwire.js");

describeOn(
  ["terraform", "aws provider", "emulator"],
  "trailwire doctor on this machine",
  () => {
    let emulator: Emulator;
    let folder: string;
    beforeAll(async () => {
      emulator = await startEmulator();
      folder = mkdtempSync(join(tmpdir(), "doctor-"));
    });
    afterAll(async () => {
      await emulator?.stop();
      rmSync(folder, { recursive: true });
    });

    const doctor = async (env: NodeJS.ProcessEnv) => {
      const { code, stdout } = await run(
        process.execPath,
        [bin, "doctor", "--format", "json"],
        {
          cwd: folder,
          env: { ...terraformEnv(folder, emulator.endpoint), ...env },
          accept: [0, 1],
        },
      );
      return { code, findings: JSON.parse(stdout).findings };
    };

    test("with credentials nothing is missing", async () => {
      const { code, findings } = await doctor({
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      });
      expect(findings).toMatchObject([
        { check: "node", status: "ok" },
        { check: "terraform", status: "ok" },
        { check: "provider", status: "ok" },
        { check: "region", status: "ok" },
        {
          check: "credentials",
          status: "ok",
          found: expect.stringContaining("account 123456789012"),
        },
        { check: "permissions", status: "unknown" },
        { check: "trails", status: "ok" },
      ]);
      expect(code).toBe(0);
    });

    test("without, they are", async () => {
      const { code, findings } = await doctor({});
      expect(findings[4]).toMatchObject({
        check: "credentials",
        status: "missing",
      });
      expect(code).toBe(1);
    });
  },
);
