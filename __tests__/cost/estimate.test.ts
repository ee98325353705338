import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capabilityIds, type CapabilityId } from "../../src/cost/capabilities";
import { capabilityCost, total } from "../../src/cost/estimate";
import { costPresets, presetCapabilities } from "../../src/cost/presets";
import { type PriceId, prices } from "../../src/cost/prices";
import { typicalUsage, type Usage } from "../../src/cost/usage";
import { presets } from "../../src/stacks/presets";

/** A GB of events as CloudTrail writes them. */
const GB_OF_EVENTS = 1024 ** 3 / 1232;

const usage: Usage = {
  events: GB_OF_EVENTS,
  dataEvents: 5_000_000,
  alerts: 1_000_000,
  changes: 10_000,
  resources: 1_000,
  principals: 50,
  networkGb: 20,
  scannedGb: 1024,
};

const cost = (id: CapabilityId, changed: Partial<Usage> = {}) =>
  capabilityCost(id, { ...usage, ...changed });

/** How many resources of a type a preset has, as the golden file of its synthesis says. */
function countIn(preset: string, type: string): number {
  const golden = join(__dirname, `../stacks/${preset}.golden.json`);
  const { resource } = JSON.parse(readFileSync(golden, "utf8"));
  return Object.keys(resource[type] ?? {}).length;
}

/** Whoever adds a rule renews the golden files, and nothing here. */
const filters = countIn("recommended", "aws_cloudwatch_log_metric_filter");

// Reckoned by hand from AWS's pages: a GB of events (871,544), 26,280 log files, 12,410 digests.
test.each<[CapabilityId, number]>([
  // 12 months of a fifth of a GB in S3, and 38,690 files.
  ["trail", 12 * 0.2 * 0.023 + 0.19345],
  ["audit-key", 1 + 0.07884],
  ["alert-key", 1 + 6],
  ["log-group", 0.5 + 12 * 0.2 * 0.03],
  ["insights", 8.71544 * 0.35 * 1.1],
  ["data-events", 5],
  ["tutorial-alarm", 0.4],
  ["metric-alarms", filters * 0.4],
  ["event-alerts", 0.00871544],
  ["undelivered-alerts", 0.1],
  ["mail", 0.5 + 60],
  ["chat-and-pager", 0.5 + 1.2],
  ["member-account", 0.00871544],
  ["response", 0.2 + 250_000 * 0.0000133334],
  ["config", 1 + 30 + 20],
  ["guardduty", 0.871544 * 4 + 20],
  ["security-hub", 10],
  ["access-analyzer", 0],
  ["unused-access", 10],
  ["dashboard", 3],
  ["athena", 5],
  ["opensearch", 2 * 730 * 0.24 + 0.029],
  ["sms", 0],
])("%s costs $%d", (id, usd) => {
  expect(cost(id).usd).toBeCloseTo(usd, 4);
});

test("the event pipeline costs its metrics and alarms, and cents for each log file", () => {
  const { usd, lines } = cost("event-pipeline", { alerts: 0 });
  const queue = (657_000 + 3 * 26_280) * 0.4e-6;
  const time = 26_280 * (0.2e-6 + 0.25 * 0.0000133334);
  expect(usd).toBeCloseTo(7 * 0.3 + 5 * 0.1 + queue + time + 0.07884, 4);
  expect(lines).toContainEqual(
    expect.objectContaining({ what: "writing findings", usd: 0 }),
  );
});

test("what has no known price is named, and the sum is the least", () => {
  const sum = total([cost("sms"), cost("guardduty"), cost("dashboard")]);
  expect(sum.unknown).toEqual([
    "Text messages: messages",
    "GuardDuty: protection plans",
  ]);
  expect(sum.usd).toBeCloseTo(0.871544 * 4 + 20 + 3, 4);
  expect(cost("sms", { alerts: 0 })).toMatchObject({ usd: 0, unknown: [] });
});

test.each(capabilityIds)("%s: more of anything never costs less", (id) => {
  const before = cost(id).usd;
  for (const [what, quantity] of Object.entries(usage)) {
    const after = cost(id, { [what]: 2 * quantity }).usd;
    expect(after).toBeGreaterThanOrEqual(before);
  }
});

test("every price is asked for somewhere, and says where AWS has it", () => {
  const asked = capabilityIds.flatMap((id) =>
    capabilityCost(id, typicalUsage).lines.map(({ price }) => price),
  );
  // Object.keys forgets the keys' type.
  const known = Object.keys(prices) as PriceId[];
  expect([...new Set(asked)].sort()).toEqual(known.sort());
  for (const { page, per } of Object.values(prices)) {
    expect(page).toMatch(/^https:\/\/aws\.amazon\.com\/.+pricing\/$/);
    expect(per).toBeGreaterThan(0);
  }
});

test("every preset that can be deployed has a cost", () => {
  expect(costPresets).toEqual(expect.arrayContaining([...presets]));
});

/** How many of a price's units a preset takes, whatever goes on. */
function fixed(preset: keyof typeof presetCapabilities, price: PriceId) {
  return presetCapabilities[preset]
    .flatMap((id) => capabilityCost(id, typicalUsage).lines)
    .filter((line) => line.price === price)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

test.each(["compliance-monitor", "recommended", "event-pipeline"] as const)(
  "%s has the keys, alarms and metrics that are paid for",
  (preset) => {
    const count = (type: string) => countIn(preset, type);
    expect(fixed(preset, "kmsKey")).toBe(count("aws_kms_key"));
    expect(fixed(preset, "alarm")).toBe(count("aws_cloudwatch_metric_alarm"));
    // The pipeline's function has seven of its own.
    expect(fixed(preset, "customMetric")).toBe(
      count("aws_cloudwatch_log_metric_filter") +
        7 * count("aws_lambda_function"),
    );
  },
);
