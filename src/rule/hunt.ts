/** A question to ask of recorded events when nothing has alerted, or something has and more must be known. */
export interface Hunt {
  /** Kebab-case and unique among hunts. */
  readonly id: string;
  /** What the answer shows, as a headline. */
  readonly title: string;
  /** The question in a sentence, and how to read the answer. */
  readonly question: string;
  /**
   * The question for Athena (Trino), over `logs`: the table of CloudTrail's records
   * (`cloudTrailTable`) within the time asked for, with `day` (`yyyy/MM/dd`, when the record was
   * delivered) and `principal`, the ARN of who is behind the call, whatever session it was in.
   */
  readonly sql: string;
  /**
   * The question for Logs Insights, over the trail's log group.
   * @default - its language cannot ask it
   */
  readonly insights?: string;
}
