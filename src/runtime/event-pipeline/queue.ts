/** A queue that the function sends to. */
export interface Queue {
  readonly send: (message: {
    readonly body: string;
    /** Seconds before anybody receives it, 0 to 900. */
    readonly delay?: number;
    readonly attributes?: Readonly<Record<string, string>>;
  }) => Promise<void>;
}
