/** Which of the recorded logs are looked at. */
export interface LogRange {
  /** The first moment. @default - as far back as the logs go */
  readonly since?: Date;
  /** The moment after the last. @default - as far as the logs go */
  readonly until?: Date;
  /** By their twelve digits. @default - all accounts */
  readonly accounts?: readonly string[];
  /** @default - all regions */
  readonly regions?: readonly string[];
}
