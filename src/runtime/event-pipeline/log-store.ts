/** A log file in a bucket. */
export interface LogFile {
  readonly bucket: string;
  readonly key: string;
}

/** A log file that is open. */
export interface OpenFile {
  /** Names this content: another under the same key has another. */
  readonly version: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Where log files are. */
export interface LogStore {
  /**
   * @returns undefined when there is no such file
   * @throws for what may work later
   */
  readonly open: (file: LogFile) => Promise<OpenFile | undefined>;
}
