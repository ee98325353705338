import { pack } from "../../../rules";
import {
  type BacktestResult,
  type BacktestRule,
  type Match,
  nothingSkipped,
} from "../../../src/backtest/result";
import { type Circumstances, Tally } from "../../../src/backtest/tally";

/** A match of which a test says what matters. */
export function matchOf(fields: Partial<Match> = {}): Match {
  return {
    file: "AWSLogs/123456789012/CloudTrail/eu-central-1/2026/01/15/logs.json.gz",
    index: 0,
    rule: "root-usage",
    eventID: "00000000-0000-4000-8000-000000000000",
    eventTime: "2026-01-15T10:30:00Z",
    eventName: "ConsoleLogin",
    principal: "arn:aws:iam::123456789012:user/alice",
    account: "123456789012",
    region: "eu-central-1",
    address: "192.0.2.10",
    ...fields,
  };
}

const nothing: Circumstances = {
  files: 1,
  records: 1000,
  bytes: 1_500_000,
  skipped: nothingSkipped,
  ended: "whole",
  seconds: 1.2,
};

/** The result of a run that had these matches. */
export function resultOf(
  matches: Iterable<Match>,
  {
    rules = pack("cis"),
    damaged = [],
    ...circumstances
  }: Partial<Circumstances> & {
    readonly rules?: readonly BacktestRule[];
    readonly damaged?: BacktestResult["damaged"];
  } = {},
): BacktestResult {
  const tally = new Tally(rules);
  for (const match of matches) tally.add(match);
  for (const file of damaged) tally.addDamaged(file);
  return tally.result({ ...nothing, ...circumstances });
}

const callers = [
  "arn:aws:iam::123456789012:role/ci-deployer",
  "arn:aws:iam::123456789012:role/ci-deployer",
  "arn:aws:iam::123456789012:role/ci-deployer",
  "arn:aws:iam::123456789012:user/alice",
  "arn:aws:iam::123456789012:role/teams/platform/oncall",
  "cloudformation.amazonaws.com in 123456789012",
  "arn:aws:iam::123456789012:root",
];

/** So many matches over so many days, always the same: a noisy pipeline, people, a service. */
export function* sampleMatches(
  count: number,
  days: number,
  rules: readonly BacktestRule[] = pack("cis").slice(0, 9),
): Generator<Match> {
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  const start = Date.parse("2026-01-01T00:00:00Z");
  for (let index = 0; index < count; index += 1) {
    const even = Math.floor((index / count) * days);
    // Fewer at weekends, and one day of trouble.
    const isWeekend = [2, 3].includes(even % 7) && below(4) > 0;
    const day =
      below(12) === 0 ? Math.floor(days / 3) : even - (isWeekend ? 2 : 0);
    const hour = below(4) === 0 ? below(24) : 8 + below(10);
    const rule = rules[Math.min(below(rules.length), below(rules.length))];
    const time = start + ((day * 24 + hour) * 3600 + below(3600)) * 1000;
    const names = ["PutBucketPolicy", "AuthorizeSecurityGroupIngress"];
    yield matchOf({
      index,
      rule: rule?.id ?? "",
      eventID: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      eventTime: `${new Date(time).toISOString().slice(0, 19)}Z`,
      eventName: names[below(3)] ?? "ConsoleLogin",
      principal: callers[below(callers.length)] ?? "",
      address: `192.0.2.${below(40)}`,
    });
  }
}
