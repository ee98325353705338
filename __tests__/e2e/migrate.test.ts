import { rmSync } from "node:fs";
import { ListSubscriptionsCommand } from "@aws-sdk/client-sns";
import { Checkout, temporaryFolder } from "./support/checkout";
import { type Clients, connect } from "./support/clients";
import { describeOn } from "./support/describe-on";
import { type Emulator, startEmulator } from "./support/emulator";
import { Guide } from "./support/guide";
import { applyTutorial, isRecorded, record } from "./support/tutorial";

const guide = new Guide("guides/migrate.md");

/** What Terraform would do to what stood before, in `terraform show -json` of a plan. */
interface Change {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly change: {
    readonly actions: readonly string[];
    readonly importing?: object;
  };
}

async function planned(checkout: Checkout, file: string) {
  const { stdout } = await checkout.terraform(["show", "-json", file]);
  const changes: readonly Change[] = JSON.parse(stdout).resource_changes;
  return changes.filter(({ mode }) => mode === "managed");
}

/** Address and actions of all that is neither new nor left alone. */
function touched(changes: readonly Change[]) {
  return Object.fromEntries(
    changes
      .map(
        ({ address, change }) => [address, change.actions.join("-")] as const,
      )
      .filter(([, actions]) => !["create", "no-op"].includes(actions)),
  );
}

describeOn(
  ["terraform", "aws provider", "emulator"],
  "guides/migrate.md",
  () => {
    let emulator: Emulator;
    let clients: Clients;
    /** In which the tutorial's folder lies beside checkouts of the project. */
    let folder: string;
    /** The tutorial's, with logs in it. */
    let bucket: string;

    const checkOut = (context: object) =>
      new Checkout({
        endpoint: emulator.endpoint,
        beside: folder,
        context,
        names: { "global-audit-logs-72cff8fa": bucket },
      });
    /** Few rules: what is told here holds for any number. */
    const rules = { packs: ["cis"] };

    beforeAll(async () => {
      emulator = await startEmulator();
      clients = connect(emulator.endpoint);
      folder = temporaryFolder();
      bucket = await applyTutorial(folder, emulator.endpoint);
      await record(clients, bucket);
    });
    afterAll(async () => {
      if (folder) rmSync(folder, { recursive: true, force: true });
      await emulator?.stop();
    });

    test("mended only, two resources change and none is replaced", async () => {
      const checkout = checkOut({});
      await guide.follow("Only mend it", checkout, {
        "terraform apply mend.plan": "the tutorial must stay for what follows",
      });
      expect(touched(await planned(checkout, "mend.plan"))).toEqual({
        "aws_cloudtrail.main": "update",
        "aws_cloudwatch_log_metric_filter.root_login": "update",
      });
    });

    test("without a state, what holds logs is imported and nothing replaced", async () => {
      const checkout = checkOut(rules);
      await guide.follow("Say what stays", checkout);
      await guide.follow("Without a state", checkout, {
        "terraform apply import.plan":
          "the tutorial must stay for what follows",
      });
      const changes = await planned(checkout, "import.plan");
      const imported = changes.filter(({ change }) => change.importing);
      expect(touched(imported)).toEqual({
        "aws_cloudtrail.main": "update",
        "aws_cloudwatch_log_group.security_logs": "update",
        "aws_s3_bucket.audit_logs": "update",
        "aws_sns_topic.security_alerts": "update",
      });
      expect(touched(changes)).toEqual(touched(imported));
    });

    describe("with its state", () => {
      let checkout: Checkout;
      const subscriptions = async () =>
        (await clients.sns.send(new ListSubscriptionsCommand({})))
          .Subscriptions;

      test("what holds logs changes in place, and only what the guide names is replaced", async () => {
        const before = await subscriptions();
        checkout = checkOut(rules);
        await guide.follow("Say what stays", checkout);
        const printed = await guide.follow("With its state", checkout);
        const gone = printed.matchAll(
          /# (\S+) (?:must be replaced|will be destroyed)$/gm,
        );
        expect([...new Set([...gone].map(([, address]) => address))]).toEqual([
          "aws_cloudwatch_log_metric_filter.root_login",
          "aws_cloudwatch_metric_alarm.root_alarm",
          "aws_iam_role.ct_role",
          "aws_iam_role_policy.ct_policy",
          "random_id.suffix",
        ]);
        expect(touched(await planned(checkout, "migrate.plan"))).toEqual({
          "aws_cloudtrail.main": "update",
          "aws_cloudwatch_log_group.security_logs": "update",
          "aws_cloudwatch_log_metric_filter.root_login": "delete-create",
          "aws_cloudwatch_metric_alarm.root_alarm": "delete-create",
          "aws_iam_role.ct_role": "delete-create",
          "aws_iam_role_policy.ct_policy": "delete-create",
          "aws_s3_bucket.audit_logs": "update",
          "aws_s3_bucket_policy.ct_policy": "update",
          "aws_sns_topic.security_alerts": "update",
          "random_id.suffix": "delete",
        });
        expect(await subscriptions()).toEqual(before);
      });

      test("what was recorded is still there", async () => {
        expect(await isRecorded(clients, bucket)).toBe(true);
      });

      test("a second plan is empty", async () => {
        const { output } = await checkout.terraform([
          "plan",
          "-detailed-exitcode",
          '-var=alert_emails=["security@example.com"]',
        ]);
        expect(output).toContain("No changes.");
      });
    });

    test("every command was run", () => {
      expect(guide.left).toEqual([]);
    });
  },
);
