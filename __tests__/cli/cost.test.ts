import { trailwire } from "./trailwire";

const json = async (...words: readonly string[]) =>
  JSON.parse((await trailwire(["cost", "--format", "json", ...words])).stdout);

test("without a preset: every capability, and the sum of every preset", async () => {
  const { exitCode, stdout, stderr } = await trailwire(["cost"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("prices of us-east-1 as of\n2026-06");
  expect(stdout).toMatch(/^Data events +data-events +\$1\.00 +\(an option\)$/m);
  expect(stdout).toMatch(
    /^GuardDuty +guardduty +at least \$14\.00 +posture, full$/m,
  );
  expect(stdout).toMatch(/^IAM Access Analyzer +access-analyzer +\$0 /m);
  expect(stdout).toMatch(/^Text messages +sms +unknown +\(an option\)$/m);
  expect(stdout).toMatch(/^E-mail +mail +<\$0\.01 /m);
  expect(stdout).toMatch(/^compliance-monitor +\$1\.\d\d$/m);
  expect(stdout).toMatch(/^full +at least \$\d+\.\d\d$/m);
  expect(stdout).toContain(
    "Prices unknown here, so not in the sums: Text messages: messages;",
  );
});

test("with a preset: its formulas and what they take for granted", async () => {
  const words = "cost --preset recommended --events-per-month 5000000";
  const { stdout } = await trailwire(words.split(" "));
  expect(stdout).toContain("5,000,000 management events");
  expect(stdout).toMatch(
    /^ {2}ingestion +5\.7 x \$0\.5 \(GB ingested\) +\$2\.87$/m,
  );
  expect(stdout).toContain("\n  - logs of a year are stored\n");
  expect(stdout).toMatch(/\nrecommended: \$\d+\.\d\d a month\n$/);
  expect(stdout).not.toMatch(/GuardDuty|unknown|guardduty/);
});

test("as JSON: each line with its price and AWS's page of it, null where unknown", async () => {
  const report = await json("--preset", "full", "--alerts-per-month", "7");
  expect(report).toMatchObject({
    region: "us-east-1",
    asOf: "2026-06",
    currency: "USD",
    usage: { alerts: 7, events: 1_000_000 },
    presets: [{ preset: "full", unknown: ["GuardDuty: protection plans"] }],
  });
  const guardDuty = report.capabilities.find(
    ({ id }: { id: string }) => id === "guardduty",
  );
  expect(guardDuty.lines).toEqual([
    {
      what: "events",
      quantity: 1_000_000,
      unit: "CloudTrail event analyzed",
      price: 4,
      per: 1_000_000,
      page: "https://aws.amazon.com/guardduty/pricing/",
      usd: 4,
    },
    expect.objectContaining({ what: "flow and DNS logs", usd: 10 }),
    expect.objectContaining({ price: null, usd: null }),
  ]);
});

test("every number of the usage has an option", async () => {
  const { usage } = await json(
    ..."--events-per-month 1 --data-events-per-month 2 --alerts-per-month 3 --changes-per-month 4 --resources 5 --principals 6 --network-gb-per-month 7.5 --scanned-gb-per-month 8".split(
      " ",
    ),
  );
  expect(Object.values(usage)).toEqual([1, 2, 3, 4, 5, 6, 7.5, 8]);
});

test.each([
  [
    "--events-per-month many",
    '--events-per-month: expected a number such as 1000000, got "many"',
  ],
  ["--resources -1", "--resources"],
  ["--preset none", "Allowed choices are compliance-monitor, recommended,"],
])("wrong usage: %s", async (words, message) => {
  const outcome = await trailwire(["cost", ...words.split(" ")]);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(message);
});
