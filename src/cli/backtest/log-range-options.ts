import type { LogRange } from "../../backtest/log-range";
import type { OptionData } from "../command";
import { timeOption } from "../time-option";
import { UsageError } from "../usage-error";

/** Options that say which part of the logs is meant. */
export const logRangeOptions = {
  since: { summary: "only events from this time on", value: "time" },
  until: { summary: "only events before this time", value: "time" },
  account: {
    summary: "only events of this account",
    value: "id",
    repeatable: true,
  },
  region: {
    summary: "only events of this region",
    value: "name",
    repeatable: true,
  },
} as const satisfies Readonly<Record<string, OptionData>>;

/** What was given for {@link logRangeOptions}. */
export interface LogRangeTexts {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly account: readonly string[] | undefined;
  readonly region: readonly string[] | undefined;
}

/**
 * The range that the options mean at a moment.
 *
 * @throws {UsageError} for an option that has not its form
 */
export function logRange(
  { since, until, account, region }: LogRangeTexts,
  now: Date,
): LogRange {
  const from = since && timeOption("--since", since, now);
  const to = until && timeOption("--until", until, now);
  if (from && to && from >= to) {
    throw new UsageError(
      `--since: expected a time before --until, got ${since} and ${until}`,
    );
  }
  check("--account", account, /^\d{12}$/, "twelve digits");
  check(
    "--region",
    region,
    /^[a-z]+(-[a-z]+)+-\d$/,
    "one such as eu-central-1",
  );
  return {
    ...(from && { since: from }),
    ...(to && { until: to }),
    ...(account && { accounts: account }),
    ...(region && { regions: region }),
  };
}

function check(
  option: string,
  values: readonly string[] | undefined,
  form: RegExp,
  expected: string,
): void {
  const odd = values?.find((value) => !form.test(value));
  if (odd === undefined) return;
  throw new UsageError(`${option}: expected ${expected}, got "${odd}"`);
}
