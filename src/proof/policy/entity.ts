import { hasPlaceholder } from "../placeholder";
import { splitArn } from "./arn";

/** What an ARN of IAM or STS names. */
export interface Entity {
  readonly kind: "root" | "user" | "role" | "session" | "other";
  readonly account: string;
  /** Of the user or role, without its path. */
  readonly name: string;
}

/** What an ARN names, as far as it says. */
export function entityOf(arn: string): Entity {
  const [, , service = "", , account = "", resource = ""] = splitArn(arn) ?? [];
  const [type, ...path] = resource.split("/");
  const name = path.at(-1) ?? "";
  if (service === "iam") {
    if (resource === "root") return { kind: "root", account, name: "" };
    if (type === "user" || type === "role")
      return { kind: type, account, name };
  }
  return service === "sts" && type === "assumed-role"
    ? { kind: "session", account, name: path[0] ?? "" }
    : { kind: "other", account, name: "" };
}

/** The account that a principal names as a whole. */
export function accountNamed(value: string): string | undefined {
  if (/^\d{12}$/.test(value)) return value;
  const { kind, account } = entityOf(value);
  if (kind === "root") return account;
  // A placeholder alone may be the id of an account.
  return hasPlaceholder(value) && !value.startsWith("arn:") ? value : undefined;
}
