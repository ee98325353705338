import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ListTagsCommand } from "@aws-sdk/client-cloudtrail";
import { Checkout } from "./support/checkout";
import { type Clients, connect } from "./support/clients";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { Guide } from "./support/guide";
import { inventory } from "./support/inventory";
import { run } from "./support/run";

const guide = new Guide("guides/existing-workflow.md");

/** Where providers come from a mirror, Terraform knows their sums for one platform only. */
const ofThisMachine = (warning: string) =>
  warning.startsWith("Incomplete lock file information");

describeOn(
  ["terraform", "aws provider", "emulator"],
  "guides/existing-workflow.md",
  () => {
    let emulator: Emulator;
    let clients: Clients;
    let checkout: Checkout;

    const start = async (context: object) => {
      emulator = await startEmulator();
      const { endpoint } = emulator;
      clients = connect(endpoint);
      checkout = new Checkout({ endpoint, context });
    };
    const stop = async () => {
      checkout?.remove();
      await emulator?.stop();
    };

    describe("as a root", () => {
      // The smallest preset: that the large one can be applied, other tests tell.
      beforeAll(() => start({ preset: "compliance-monitor" }));
      afterAll(stop);

      test("the folder is planned and applied by Terraform alone", async () => {
        await guide.follow("As a root", checkout);
        expect(await inventory(clients)).toMatchObject({
          aws_cloudtrail: 1,
          aws_s3_bucket: 1,
          aws_sns_topic_subscription: 1,
        });
      });

      test("its state lies in the project's folder", () => {
        const state = JSON.parse(
          readFileSync(
            join(checkout.folder, "terraform.security-monitor.tfstate"),
            "utf8",
          ),
        );
        const managed = state.resources.filter(
          ({ mode }: { mode: string }) => mode === "managed",
        );
        expect(managed).toHaveLength(11);
      });

      test("in HCL it is the same: the state knows nothing to change", async () => {
        await guide.follow("As HCL", checkout);
        // What was initialized without the state's place is initialized again.
        await checkout.terraform(["init", "-reconfigure"]);
        const { output } = await checkout.terraform([
          "plan",
          "-detailed-exitcode",
          '-var=alert_emails=["security@example.com"]',
        ]);
        expect(output).toContain("No changes.");
      });
    });

    describe("as a module", () => {
      // Few rules, on both routes.
      beforeAll(() => start({ packs: ["cis", "starter"] }));
      afterAll(stop);

      test("a root in HCL deploys it, and uses its outputs", async () => {
        const printed = await guide.follow("As a module", checkout);
        expect(printed).toContain('\n"acme-audit-logs-123456789012-us-east-1"');
        const warnings = printed.match(/(?<=Warning: ).*/g) ?? [];
        expect(warnings.filter((text) => !ofThisMachine(text))).toEqual([]);
        expect(await inventory(clients)).toMatchObject({
          aws_cloudtrail: 1,
          aws_kms_key: 2,
          aws_s3_bucket: 2,
          aws_sns_topic: 1,
          aws_sns_topic_subscription: 1,
        });
      });

      test("region and tags are those of the caller's provider", async () => {
        const trail =
          "arn:aws:cloudtrail:us-east-1:123456789012:trail/acme-trail";
        const { ResourceTagList } = await clients.cloudtrail.send(
          new ListTagsCommand({ ResourceIdList: [trail] }),
        );
        expect(ResourceTagList).toEqual([
          {
            ResourceId: trail,
            TagsList: [{ Key: "Application", Value: "security" }],
          },
        ]);
      });

      test("a second plan is empty", async () => {
        const { output } = await checkout.terraform([
          "plan",
          "-detailed-exitcode",
        ]);
        expect(output).toContain("No changes.");
      });
    });

    describe("as HCL", () => {
      // All that there is.
      beforeAll(() => start({ preset: "full" }));
      afterAll(stop);

      test("it is valid", async () => {
        const printed = await guide.follow("As HCL", checkout);
        expect(printed).toContain("Success! The configuration is valid.");
      });
    });

    test("the examples are formatted as Terraform does it", async () => {
      await run("terraform", ["fmt", "-check", "-recursive", "examples"], {
        cwd: join(__dirname, "../.."),
        env: process.env,
      });
    });

    test("every command was run", () => {
      expect(guide.left).toEqual([]);
    });
  },
);
