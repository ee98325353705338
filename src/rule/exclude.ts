import { allOf, anyOf, field } from "../cloudtrail/pattern";
import type { Pattern } from "../pattern";
import type { Rule } from "./rule";

/** Whose doings a rule overlooks. An event is overlooked when any of the entries fits it. */
export interface Exclusions {
  /**
   * Callers by ARN, such as `arn:aws:iam::123456789012:user/backup`; `*` at an end stands for any
   * text. The ARN of a role's session changes with every session: name the role in {@link roles}.
   */
  readonly principals?: readonly string[];
  /**
   * Roles whose sessions are overlooked: by name with its path (`ci-deployer`, `teams/ci`), which
   * holds in every account, or by ARN, which holds in its own. Where other accounts may call into
   * this one, only the ARN is safe: anyone can name a role of theirs like yours.
   */
  readonly roles?: readonly string[];
  /** Accounts of callers, by their twelve digits. */
  readonly accounts?: readonly string[];
  /** AWS services that act on somebody's behalf, such as `cloudformation.amazonaws.com`. */
  readonly services?: readonly string[];
  /** Addresses that calls come from, such as `192.0.2.10` or, for all that begin so, `192.0.2.*`. */
  readonly addresses?: readonly string[];
}

interface Kind {
  /** What an entry must look like: a text for any form would let a slip exclude nothing, or all. */
  readonly form: RegExp;
  /** The form in words. */
  readonly expected: string;
}

const ADDRESS_PART = String.raw`(\d{1,3}\.){1,3}\*|(\d{1,3}\.){3}\d{1,3}`;

/** What the entries of each kind must look like. */
export const exclusionKinds: Readonly<Record<keyof Exclusions, Kind>> = {
  principals: {
    form: /^(\*[^*]{4,}\*?|arn:[^*]{4,}\*?)$/,
    expected:
      "the ARN of a caller, such as arn:aws:iam::123456789012:user/backup",
  },
  roles: {
    form: /^(arn:[\w-]+:iam::\d{12}:role\/)?[\w+=,.@-]+(\/[\w+=,.@-]+)*$/,
    expected:
      "the name or the ARN of a role, such as ci-deployer or arn:aws:iam::123456789012:role/ci-deployer",
  },
  accounts: { form: /^\d{12}$/, expected: "the twelve digits of an account" },
  services: {
    form: /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/,
    expected: "the name of a service, such as cloudformation.amazonaws.com",
  },
  addresses: {
    form: new RegExp(
      `^(${ADDRESS_PART}|[0-9a-f:]*:[0-9a-f:]*|[a-z0-9.-]+\\.amazonaws\\.com)$`,
    ),
    expected:
      "an address such as 192.0.2.10, or the beginning of some such as 192.0.2.* (no form of a rule can tell a CIDR range)",
  },
};

/**
 * The rule without the doings of those excluded. Events that lack a field keep their alert: what is
 * not there is nobody's. The verbatim text goes, for it could not say the same; AWS Security Hub
 * then no longer finds its control in the rule.
 *
 * @throws Error when an entry has not the form of its kind
 */
export function excluding(rule: Rule, exclusions: Exclusions): Rule {
  const {
    principals = [],
    roles = [],
    accounts = [],
    services = [],
    addresses = [],
  } = checked(exclusions);
  const others = [
    ...outside("userIdentity.arn", principals),
    ...outside(
      "userIdentity.sessionContext.sessionIssuer.arn",
      roles.map(endOfArn),
    ),
    ...outside("userIdentity.accountId", accounts),
    ...outside("userIdentity.invokedBy", services),
    ...outside("sourceIPAddress", addresses),
  ];
  if (others.length === 0) return rule;
  const { verbatim: _, ...rest } = rule;
  return { ...rest, pattern: allOf(rule.pattern, ...others) };
}

/**
 * A session tells its role by the ARN of its issuer, and only a role's has `:role/`: a user with the
 * same name is another. Without the partition, whose `arn:aws` is the same for all.
 */
function endOfArn(role: string): string {
  const arn = role.startsWith("arn:");
  return arn ? `*${role.slice(role.indexOf("::"))}` : `*:role/${role}`;
}

/** The condition that the field holds none of the values, or is not there; none for no values. */
function outside(
  path: string,
  values: readonly string[],
): readonly [Pattern] | readonly [] {
  const wild = values.filter((value) => value.includes("*"));
  const exact = values.filter((value) => !value.includes("*"));
  const conditions = [
    ...some(exact, (first, ...more) => field(path).notEquals(first, ...more)),
    ...some(wild, (first, ...more) => field(path).notLike(first, ...more)),
  ];
  return some(conditions, (first, ...more) =>
    anyOf(field(path).notExists(), allOf(first, ...more)),
  );
}

/** What is made of a list's elements, or nothing of an empty list. */
function some<T>(
  [first, ...more]: readonly T[],
  make: (first: T, ...more: readonly T[]) => Pattern,
): readonly [Pattern] | readonly [] {
  return first === undefined ? [] : [make(first, ...more)];
}

function checked(exclusions: Exclusions): Exclusions {
  for (const [kind, { form, expected }] of Object.entries(exclusionKinds)) {
    // The table has the keys of the exclusions and no others.
    for (const value of exclusions[kind as keyof Exclusions] ?? []) {
      if (!form.test(value)) {
        throw new Error(
          `the exclusion ${kind} has "${value}": expected ${expected}`,
        );
      }
    }
  }
  return exclusions;
}
