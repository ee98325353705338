/** What the input itself does not tell. */
export interface ReadOptions {
  /** Values of variables, as `-var` takes them: `{ alert_emails: '["security@example.com"]' }`. @default - their defaults */
  readonly variables?: Readonly<Record<string, string>>;
  /** The account that is deployed to. @default - a placeholder, where the input does not tell */
  readonly account?: string;
  /** The region of providers that name none. @default - a placeholder */
  readonly region?: string;
}
