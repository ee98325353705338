import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  GetPublicAccessBlockCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { apiCall } from "../../src/cloudtrail/event";
import { logFile, write } from "../backtest/logs";
import { guideBlocks } from "../support/guide-blocks";
import { writeGuideRule } from "../support/guide-rule";
import { guideSections } from "../support/guide-sections";
import { mendedTutorial } from "../support/mended-tutorial";
import { type Clients, connect } from "./support/clients";
import { Clone } from "./support/clone";
import { DeployingCheckout } from "./support/deploying-checkout";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { Guide } from "./support/guide";
import { inventory } from "./support/inventory";
import type { Checkout } from "./support/checkout";

const withAccount = ["deploy", "prove", "uninstall"];
/** What each synthesizes stands alone. */
const settings = [
  ...["channels", "event-pipeline", "investigation"],
  ...["posture", "presets", "response"],
];
const withClone = ["multi-account", "write-a-rule", ...settings];
const followed = new Set<string>();

const sectionsOf = (name: string) =>
  Object.keys(guideSections[name]?.onMachine ?? {});
const promised = (names: readonly string[]) =>
  names.flatMap((name) =>
    sectionsOf(name).map((section) => `${name}: ${section}`),
  );

/** Does what a section of a guide says, but for what its entry in `guideSections` leaves out. */
function follow(name: string, section: string, checkout: Checkout) {
  const notRun = guideSections[name]?.onMachine[section];
  if (notRun === undefined) throw new Error(`${name} has no "${section}"`);
  followed.add(`${name}: ${section}`);
  return new Guide(`guides/${name}.md`).follow(section, checkout, notRun);
}

describeOn(
  ["terraform", "aws provider", "emulator"],
  "guides, with an account",
  () => {
    let emulator: Emulator;
    let clients: Clients;
    let checkout: DeployingCheckout;
    const bucket = "trailwire-audit-logs-123456789012-us-east-1";
    /** So that it does not take minutes. */
    const few = '{ "packs": ["cis"], "features": { "eventRegions": [] } }';
    const record = () =>
      clients.s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: "a", Body: "a" }),
      );

    beforeAll(async () => {
      emulator = await startEmulator();
      const { endpoint } = emulator;
      clients = connect(endpoint);
      checkout = new DeployingCheckout({
        endpoint,
        context: JSON.parse(few),
        names: { "eu-central-1": "us-east-1" },
      });
      write(checkout.folder, { "infra/main.tf": mendedTutorial });
    });
    afterAll(async () => {
      checkout?.remove();
      await emulator?.stop();
    });

    // First: the emulator cannot tell two trails apart.
    test("prove.md proves a plan, a state, and what was synthesized", async () => {
      checkout.enter();
      await checkout.run("npm run synth");
      await checkout.run("cd infra");
      await checkout.run("terraform init && terraform apply");
      const printed = await follow("prove", "A plan or a state", checkout);
      expect(printed.match(/^The alert arrives\.$/gm)).toHaveLength(2);
      await checkout.run("terraform apply -destroy");
      const own = await follow("prove", "What you synthesized", checkout);
      expect(own).toMatch(/All \d+ alerts arrive\./);
    });

    test("deploy.md ends with a monitor in the account", async () => {
      await follow("deploy", "Set it up", checkout);
      expect(
        await follow("deploy", "Look before you deploy", checkout),
      ).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);
      await follow("deploy", "Deploy it", checkout);
      await follow("deploy", "Try it", checkout);
      expect(await inventory(clients)).toMatchObject({
        aws_cloudtrail: 1,
        aws_kms_key: 2,
        aws_s3_bucket: 2,
        aws_sns_topic_subscription: 1,
      });
    });

    test("uninstall.md: everything goes when that was deployed before", async () => {
      await record();
      checkout.set(few);
      await follow("uninstall", "Remove everything", checkout);
      expect(await inventory(clients)).toEqual({});
    });

    test("uninstall.md: the logs, their key and what protects them are kept", async () => {
      checkout.set(few);
      checkout.enter();
      await checkout.run("npm run synth");
      await checkout.run("npx cdktf deploy");
      await record();
      await follow("uninstall", "Keep what was recorded", checkout);
      expect(await inventory(clients)).toEqual({
        aws_kms_alias: 1,
        aws_kms_key: 1,
        aws_s3_bucket: 2,
      });
      const { PublicAccessBlockConfiguration } = await clients.s3.send(
        new GetPublicAccessBlockCommand({ Bucket: bucket }),
      );
      expect(PublicAccessBlockConfiguration).toMatchObject({
        RestrictPublicBuckets: true,
      });
    });

    test("uninstall.md: the machine is as before", async () => {
      await follow("uninstall", "Remove what is on your machine", checkout);
      expect(
        readdirSync(checkout.folder).filter((name) =>
          /tfstate|tfvars|cdktf\.out|kept/.test(name),
        ),
      ).toEqual([]);
    });

    test("every section was followed", () => {
      expect([...followed]).toEqual(
        expect.arrayContaining(promised(withAccount)),
      );
    });
  },
);

describe("guides, with a clone", () => {
  let clone: Clone;
  beforeAll(async () => {
    clone = new Clone();
    await clone.commit();
    writeGuideRule(clone.folder);
    const [own = ""] = guideBlocks("event-pipeline", "json").filter((block) =>
      block.startsWith("["),
    );
    write(clone.folder, {
      "AWSLogs/a.json": logFile([apiCall()]),
      "monitored_events.json": own,
    });
  });
  afterAll(() => clone?.remove());

  test("write-a-rule.md: the rule runs its cases, and is told of", async () => {
    const printed = await follow("write-a-rule", "Try it", clone);
    expect(printed).toContain("1 rule, 5 cases: all as they should be");
  });

  test("write-a-rule.md: it passes the gates, and changes what is deployed", async () => {
    // Beside it, the apps of other guides for the type checker and for what follows.
    for (const guide of ["library", "multi-account"]) {
      guideBlocks(guide, "ts").forEach((app, n) =>
        writeFileSync(
          join(clone.folder, "scripts", `${guide}-${n}.ts`),
          app.replace(/"trailwire(\/\w+)?"/g, '"../src/library$1"'),
        ),
      );
    }
    const printed = await follow("write-a-rule", "Before you commit", clone);
    expect(printed).toMatch(/Tests: +\d+ passed, \d+ total/);
    expect(printed).toContain("recommended.golden.json");
  });

  test("write-a-rule.md: its alert is proved to arrive", async () => {
    const printed = await follow("write-a-rule", "Deploy it", clone);
    expect(printed).toContain("The emergency role was used");
  });

  test.each([
    ["library-0", "deployer-signed-in"],
    ["multi-account-0", "aws_guardduty_organization_admin_account"],
    ["multi-account-1", "aws_cloudwatch_event_rule"],
  ])("the app %s makes %s", async (app, resource) => {
    const printed = await clone.run(
      `CDKTF_OUTDIR=out-${app} node bin/run.js scripts/${app}.ts && cat out-${app}/stacks/*/cdk.tf.json`,
    );
    expect(printed).toContain(`"${resource}"`);
  });

  test("library.md: its patterns are taken", async () => {
    await clone.run("node bin/run.js scripts/library-1.ts");
  });

  describe.each(settings)("%s.md", (name) => {
    test.each(sectionsOf(name))("%s", async (section) => {
      await clone.run("git checkout --quiet cdktf.json");
      const printed = await follow(name, section, clone);
      expect(printed).toContain("What to do next");
    });
  });

  test("multi-account.md: the settings of the security account synthesize", async () => {
    const printed = await follow(
      "multi-account",
      "In the security account",
      clone,
    );
    expect(printed).toContain("What to do next");
  });

  test("every section was followed", () => {
    expect([...followed]).toEqual(expect.arrayContaining(promised(withClone)));
  });
});

test("every guide with work for a machine is in one of the two", () => {
  const names = Object.keys(guideSections);
  expect([...withAccount, ...withClone].sort()).toEqual(
    names.filter((name) => sectionsOf(name).length > 0).sort(),
  );
});
