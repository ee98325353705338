import { CannotMendError } from "./response";

/** A user or role of IAM. */
export interface Principal {
  readonly kind: "user" | "role";
  /** Without its path. */
  readonly name: string;
  /** Whether the ARN is this principal's. */
  readonly isAt: (arn: string | undefined) => boolean;
}

const IAM = /^arn:[\w-]+:iam::\d{12}:(user|role)\/(?:[^:]*\/)?([\w+=,.@-]+)$/;
const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//;

/**
 * The principal that an ARN names; for a session, its role.
 * @throws {CannotMendError} for anything else, such as root or a group
 */
export function readPrincipal(arn: string): Principal {
  const [, kind, name] = IAM.exec(arn) ?? [];
  if (name !== undefined) {
    return {
      kind: kind === "user" ? "user" : "role",
      name,
      isAt: (other) => other === arn,
    };
  }
  const [, account, role] = SESSION.exec(arn) ?? [];
  if (role !== undefined) {
    return {
      kind: "role",
      name: role,
      // The ARN of a session leaves out its role's path, which is unique without it.
      isAt: (other) => other?.split(":")[4] === account,
    };
  }
  throw new CannotMendError(
    `"${arn}" cannot be quarantined: expected the ARN of a user, of a role or of a role's session`,
  );
}
