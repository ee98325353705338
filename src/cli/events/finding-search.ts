import type { FindingItem } from "../../runtime/event-pipeline/contract";
import type { Severity } from "../../rule/rule";

/** A finding as the table gives it; what was not asked for is missing. */
export type Finding = Partial<FindingItem>;

/** Which findings are wanted. */
export interface FindingQuery {
  /** In CloudTrail's form, inclusive. */
  readonly since: string;
  readonly until: string;
  readonly severities: readonly Severity[];
  /** Whether the whole records are wanted, too. */
  readonly records: boolean;
}

/** The table of findings, to be read page by page. */
export interface FindingSource {
  /** What one rule found, the newest first. */
  byRule(
    rule: string,
    query: FindingQuery,
    most: number,
  ): AsyncIterable<readonly Finding[]>;
  /** What was found in one event, by any rule. */
  byEvent(
    eventId: string,
    query: FindingQuery,
  ): AsyncIterable<readonly Finding[]>;
}

/** Rules that are asked for at once. */
const AT_ONCE = 16;

/** The newest findings, and whether there are more. */
export interface FindingList {
  readonly findings: readonly Finding[];
  readonly more: boolean;
}

/**
 * The newest findings of some rules, the newest first.
 *
 * @param most how many at most
 */
export async function newestFindings(
  source: FindingSource,
  rules: readonly string[],
  query: FindingQuery,
  most: number,
): Promise<FindingList> {
  let newest: readonly Finding[] = [];
  const waiting = [...rules];
  const worker = async () => {
    for (
      let rule = waiting.shift();
      rule !== undefined;
      rule = waiting.shift()
    ) {
      try {
        // One more tells whether there are more.
        const pages = source.byRule(rule, query, most + 1);
        const found = await first(pages, most + 1);
        newest = [...newest, ...found].sort(newestFirst).slice(0, most + 1);
      } catch (error) {
        waiting.length = 0; // What one rule meets, all do.
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { findings: newest.slice(0, most), more: newest.length > most };
}

/**
 * What was found in one event, by any of the rules; none named means all.
 *
 * @param most how many at most
 */
export async function findingsOfEvent(
  source: FindingSource,
  eventId: string,
  rules: ReadonlySet<string>,
  query: FindingQuery,
  most: number,
): Promise<FindingList> {
  const all = await first(source.byEvent(eventId, query), Infinity);
  const found = all
    .filter(({ Rule = "" }) => rules.size === 0 || rules.has(Rule))
    .toSorted(newestFirst);
  return { findings: found.slice(0, most), more: found.length > most };
}

/** The first findings of some pages. */
async function first(
  pages: AsyncIterable<readonly Finding[]>,
  most: number,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for await (const page of pages) {
    found.push(...page);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** The newest first; of the same time by rule and event, so that the order is always the same. */
function newestFirst(a: Finding, b: Finding): number {
  return (
    compare(b.EventTime, a.EventTime) ||
    compare(a.Rule, b.Rule) ||
    compare(a.EventId, b.EventId)
  );
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : Number(a > b);
}
