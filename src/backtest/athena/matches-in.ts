import type { BacktestRule, Match } from "../result";

/**
 * The matches in a row of an answer: one for each rule, in the rules' order. What stands at which
 * place, `columns` (backtest-queries.ts) says.
 *
 * @param rules of the query
 */
export function matchesIn(
  row: readonly (string | undefined)[],
  rules: readonly BacktestRule[],
): readonly Match[] {
  const [
    file = "",
    eventID,
    eventTime,
    eventName,
    account,
    region,
    address,
    principal = "",
    ...parts
  ] = row;
  const fields = {
    file,
    index: undefined,
    eventID,
    eventTime,
    eventName: eventName || undefined,
    principal,
    account: account || undefined,
    region: region || undefined,
    address: address || undefined,
  };
  return parts
    .flatMap((part = "") => part.split(",").filter((number) => number !== ""))
    .flatMap((number) => {
      const rule = rules[Number(number)];
      return rule === undefined ? [] : [{ ...fields, rule: rule.id }];
    });
}
