import type { Rule } from "../rule/rule";
import type { MailRoute } from "./mails/mail-route";

/** What a back-test needs of a rule. Every {@link Rule} has it. */
export interface BacktestRule
  extends
    Pick<Rule, "id" | "title" | "severity" | "pattern" | "routes" | "alarm">,
    Partial<Pick<Rule, "controls">> {
  /**
   * How its matches become mails, where that is known; none where it is not told.
   * @default - by its own routes, and events of all regions are heard
   */
  readonly mailRoutes?: readonly MailRoute[];
}

/** One record that one rule matched. A text that the record does not have is undefined. */
export interface Match {
  /** The file as it was named: the argument, and below a folder the path in it; `s3://bucket/key`; `-`. */
  readonly file: string;
  /** The record's place among those of its file, from 0. Athena does not tell it. */
  readonly index: number | undefined;
  /** The rule's id. */
  readonly rule: string;
  readonly eventID: string | undefined;
  /** As the record has it, such as `2026-01-15T10:30:00Z`. It may be any text. */
  readonly eventTime: string | undefined;
  readonly eventName: string | undefined;
  /** Whose doings are told together: the ARN of the role, not of its session; of the user; or a name and an account. */
  readonly principal: string;
  /** The account that recorded the event, or the caller's. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** `sourceIPAddress`: an address, or the name of a service. */
  readonly address: string | undefined;
}

/** How often a value occurred. */
export interface Counted {
  readonly value: string;
  readonly matches: number;
}

/** How often a caller set a rule off. */
export interface CountedPrincipal extends Counted {
  /**
   * Mails that it set off; see {@link RuleTotals.mails}. An alarm is set off by who did most in that
   * minute: where two callers keep pace, it goes off without the one of them, too.
   */
  readonly mails: number;
}

/** The values that occurred most, the most frequent first. */
export interface Top<C extends Counted = Counted> {
  readonly values: readonly C[];
  /** Whether these are all values with exact counts. Of more than a thousand, rare ones are forgotten, and a count is one of at least. */
  readonly exact: boolean;
}

/** What one rule matched in all files. */
export interface RuleTotals {
  /** The rule's id. */
  readonly rule: string;
  readonly matches: number;
  /** The earliest and the latest time of a match; undefined where none had a time. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Matches by UTC day, `2026-01-15`, in order. Days without any are left out. */
  readonly days: ReadonlyMap<string, number>;
  /** Matches by hour of the week in UTC: 168 counts, from Monday 00:00. */
  readonly hours: readonly number[];
  /**
   * Mails that the matches would have made on the rule's routes: one for each event, one each time
   * its alarm goes off, or one for a caller and a quarter of an hour. Exact up to some thousands of
   * times, then estimated (see `mails/`).
   */
  readonly mails: number;
  /** Matches in regions whose events the rule does not hear: they are recorded, and no mail tells of them. */
  readonly unheard: number;
  readonly principals: Top<CountedPrincipal>;
  readonly eventNames: Top;
  readonly addresses: Top;
}

/** A file that could not be read to its end. */
export interface DamagedFile {
  readonly file: string;
  /** What is wrong with it, as a person is told. */
  readonly problem: string;
  /** Records before the damage. They count, and so do their matches. */
  readonly recordsBefore: number;
}

/** Files that were not read, by the reason. Folders in S3 that are left out as a whole are not listed, and not counted. */
export interface SkippedFiles {
  /** CloudTrail's digests of its log files. */
  readonly digests: number;
  /** CloudTrail Insights, which no rule looks at. */
  readonly insights: number;
  /** What other services write below `AWSLogs/`. */
  readonly otherServices: number;
  /** Files in a folder whose names are not those of logs, such as a README. */
  readonly otherFiles: number;
  /** JSON in which nothing is like a record of CloudTrail, such as a manifest. */
  readonly notLogs: number;
  /** Files outside of the time, the accounts and the regions that were asked for. Folders that are left out as a whole are not counted. */
  readonly outside: number;
}

/** Every file was read, or whoever reads does not count files. */
export const nothingSkipped: SkippedFiles = {
  digests: 0,
  insights: 0,
  otherServices: 0,
  otherFiles: 0,
  notLogs: 0,
  outside: 0,
};

/** What a back-test found. */
export interface BacktestResult {
  readonly rules: readonly BacktestRule[];
  /** One for each rule, in the rules' order; those that matched nothing, too. */
  readonly totals: readonly RuleTotals[];
  /** The first matches, at most 10,000, in the order of files, records and rules. */
  readonly matches: readonly Match[];
  /** Files that were read, damaged ones included. Who may ask Athena may not always know. */
  readonly files: number | undefined;
  /** Records that were read, whatever matched. Athena does not always tell. */
  readonly records: number | undefined;
  /** Bytes of JSON, decompressed. Athena does not tell. */
  readonly bytes: number | undefined;
  /**
   * The UTC days that the logs are about, both inclusive: as asked for, else as the paths of the
   * files and the matches tell. Undefined where nothing tells.
   */
  readonly days: { readonly first: string; readonly last: string } | undefined;
  /** The first damaged files, at most 1,000. */
  readonly damaged: readonly DamagedFile[];
  readonly damagedFiles: number;
  readonly skipped: SkippedFiles;
  /** `interrupted` when not all files were read because somebody ended the run. */
  readonly ended: "whole" | "interrupted";
  /** Seconds that the run took. */
  readonly seconds: number;
  /** What a reader must know besides, in sentences. @default - nothing */
  readonly notes?: readonly string[];
}

/** Matches that a result keeps. */
export const keptMatches = 10_000;
