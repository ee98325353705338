import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeOn } from "./support/describe-on";
import { installRandomProvider } from "./support/random-provider/install";
import { run } from "./support/run";
import { randomProvider } from "./support/terraform-env";

const { version } = randomProvider;

describeOn(["terraform"], "the stand-in for hashicorp/random", () => {
  let folder: string;

  async function terraform(...args: readonly string[]) {
    const { code, stdout } = await run("terraform", args, {
      cwd: folder,
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
        TF_DISABLE_PLUGIN_TLS: "1",
        CHECKPOINT_DISABLE: "1",
      },
      accept: [0, 2],
    });
    return { code, stdout };
  }

  async function apply(
    argumentsOfId: object,
  ): Promise<Readonly<Record<string, string>>> {
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({
        terraform: { required_providers: { random: { version } } },
        resource: { random_id: { suffix: argumentsOfId } },
        output: { id: { value: "${random_id.suffix}" } },
      }),
    );
    await terraform("apply", "-auto-approve");
    return JSON.parse((await terraform("output", "-json", "id")).stdout);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "trailwire-random-"));
    const mirror = join(folder, "mirror");
    installRandomProvider(mirror, randomProvider);
    writeFileSync(
      join(folder, "terraform.rc"),
      `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}\n`,
    );
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({
        terraform: { required_providers: { random: { version } } },
      }),
    );
    await terraform("init");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the same bytes stand in every form, behind the prefix", async () => {
    const id = await apply({ byte_length: 4, prefix: "p-" });
    expect(id).toMatchObject({ byte_length: 4, prefix: "p-", keepers: null });
    expect(id["hex"]).toMatch(/^p-[0-9a-f]{8}$/);
    const bytes = Buffer.from(String(id["hex"]).slice(2), "hex");
    expect(id).toMatchObject({
      dec: `p-${bytes.readUInt32BE()}`,
      b64_std: `p-${bytes.toString("base64")}`,
      b64_url: `p-${bytes.toString("base64url")}`,
      id: bytes.toString("base64url"),
    });
  });

  test("an unchanged id stays", async () => {
    const first = await apply({ byte_length: 4 });
    expect((await terraform("plan", "-detailed-exitcode")).code).toBe(0);
    expect(await apply({ byte_length: 4 })).toEqual(first);
  });

  test.each([
    ["byte_length", { byte_length: 300 }],
    ["prefix", { byte_length: 4, prefix: "other-" }],
    ["keepers", { byte_length: 4, keepers: { ami: "ami-12345678" } }],
  ])("another %s makes a new id", async (_, changed) => {
    const first = await apply({ byte_length: 4 });
    const second = await apply(changed);
    expect(second).toMatchObject(changed);
    expect(second["dec"]).not.toBe(first["dec"]);
  });

  test("destroy leaves nothing", async () => {
    await apply({ byte_length: 4 });
    await terraform("destroy", "-auto-approve");
    expect((await terraform("state", "list")).stdout).toBe("");
  });
});
