/** What the doctor has found out about one thing that a deployment needs. */
export interface Finding {
  readonly check:
    | "node"
    | "terraform"
    | "provider"
    | "region"
    | "credentials"
    | "permissions"
    | "trails";
  /** `unknown`: it could not be found out, and may be there. */
  readonly status: "ok" | "missing" | "unknown";
  /** What is there, or what is wrong, in a sentence. */
  readonly found: string;
  /** What to do about it. @default - nothing */
  readonly mend?: string;
}
