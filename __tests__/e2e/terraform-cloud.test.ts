import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Checkout, filesIn, temporaryFolder } from "./support/checkout";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { turnToEmulator } from "./support/emulator-override";
import { Guide } from "./support/guide";
import { run } from "./support/run";

const guide = new Guide("guides/terraform-cloud.md");

/** Where the guide tells the workspace to work. */
const workingDirectory = "deploy/stacks/security-monitor";

/** Every file that the configuration names, from the folder that it is in. */
const namedFiles = (folder: string) =>
  [
    ...new Set(
      [
        ...readFileSync(join(folder, "cdk.tf.json"), "utf8").matchAll(
          /\$\{path\.module\}\/([^"]+)"/g,
        ),
      ].map(([, file = ""]) => file),
    ),
  ].sort();

const assetsIn = (folder: string) =>
  filesIn(join(folder, "assets"))
    .map((file) => relative(folder, file))
    .sort();

describeOn(
  ["terraform", "aws provider", "emulator"],
  "guides/terraform-cloud.md",
  () => {
    let emulator: Emulator;
    let folder: string;
    let checkout: Checkout;
    /** What a run from the command line gets. */
    let uploaded: string;

    beforeAll(async () => {
      emulator = await startEmulator();
      folder = temporaryFolder();
      uploaded = join(folder, "uploaded");
      // All that there is: functions and their archives, tables, keys.
      checkout = new Checkout({
        endpoint: emulator.endpoint,
        beside: folder,
        context: { preset: "full" },
      });
      await run(
        "bash",
        [
          "-ec",
          `git init --quiet --initial-branch main "${checkout.folder}"
           git init --quiet --initial-branch main --bare "${folder}/origin.git"
           git remote add origin "${folder}/origin.git"
           git config push.autoSetupRemote true`,
        ],
        { cwd: checkout.folder, env: checkout.env },
      );
    });
    afterAll(async () => {
      if (folder) rmSync(folder, { recursive: true, force: true });
      await emulator?.stop();
    });

    const terraform = (cwd: string, ...args: readonly string[]) =>
      run("terraform", args, { cwd, env: checkout.env });

    test("the folder is valid with the workspace in it", async () => {
      await guide.follow("The workspace", checkout);
      const printed = await guide.follow("Before the first run", checkout);
      // With a warning it would say "valid, but".
      expect(printed).toContain("Success! The configuration is valid.");
    });

    test("from the command line, what is uploaded is the folder and whole", async () => {
      const reason = "it asks app.terraform.io";
      await guide.follow("Runs from the command line", checkout, {
        "terraform login": reason,
        "terraform init": reason,
        "terraform apply": reason,
      });
      await run(
        "bash",
        [
          "-ec",
          // As Terraform packs it: all but what it has itself put there.
          `mkdir "${uploaded}"
           tar -c --exclude .terraform --exclude .terraform.lock.hcl . | tar -x -C "${uploaded}"`,
        ],
        {
          cwd: join(checkout.folder, "cdktf.out/stacks/security-monitor"),
          env: checkout.env,
        },
      );
      expect(namedFiles(uploaded).length).toBeGreaterThan(3);
      expect(assetsIn(uploaded)).toEqual(namedFiles(uploaded));
    });

    test("from version control, what is pushed can be planned without this project", async () => {
      await guide.follow("Runs from version control", checkout);
      const clone = join(folder, "clone");
      await run(
        "git",
        ["clone", "--quiet", join(folder, "origin.git"), clone],
        {
          cwd: folder,
          env: checkout.env,
        },
      );
      const cwd = join(clone, workingDirectory);
      // The same as what is uploaded, so that the plan below tells of both.
      await run(
        "diff",
        ["-r", "--exclude=zz_override.tf.json", cwd, uploaded],
        {
          cwd: folder,
          env: checkout.env,
        },
      );
      // Terraform Cloud puts a backend of its own in the block's place.
      writeFileSync(
        join(cwd, "backend_override.tf.json"),
        JSON.stringify({ terraform: { backend: { local: {} } } }),
      );
      await turnToEmulator(cwd);
      await terraform(cwd, "init");
      const { output } = await terraform(
        cwd,
        "plan",
        "-no-color",
        '-var=alert_emails=["security@example.com"]',
      );
      expect(output).toMatch(/^Plan: \d{3} to add, 0 to change, 0 to destroy/m);
    });

    test("every command was run", () => {
      expect(guide.left).toEqual([]);
    });
  },
);
