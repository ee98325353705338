import type { ValueMap } from "../model";
import { placeholder } from "../placeholder";
import { isList } from "../terraform/values";
import { blocks } from "../aws/blocks";

/** Where a provider's resources are made. */
export interface Provider {
  readonly region: string;
  readonly account: string;
}

/** What the user says of the account that is meant. */
export interface Home {
  /** @default - a placeholder */
  readonly region?: string | undefined;
  /** @default - a placeholder */
  readonly account?: string | undefined;
}

/** Where resources are made without a provider block: as the environment says, which is not read. */
export function defaultProvider({ region, account }: Home): Provider {
  return {
    region: region ?? placeholder("region"),
    account: account ?? placeholder("account"),
  };
}

/** Arguments that may lead into another account. */
const CREDENTIALS = ["access_key", "profile", "shared_credentials_files"];

/** A provider block, evaluated. */
export function providerOf(
  name: string,
  values: ValueMap,
  home: Home,
): Provider {
  const usual = defaultProvider(home);
  const { region } = values;
  return {
    region: typeof region === "string" ? region : usual.region,
    account: accountOf(name, values) ?? usual.account,
  };
}

function accountOf(name: string, values: ValueMap): string | undefined {
  const allowed = values["allowed_account_ids"] ?? null;
  const [only, ...others] = isList(allowed) ? allowed : [];
  if (typeof only === "string" && others.length === 0) return only;
  for (const { role_arn: role } of blocks(values, "assume_role")) {
    const account = typeof role === "string" ? role.split(":")[4] : undefined;
    return account ?? placeholder(`account of provider ${name}`);
  }
  // The first provider's own profile is home; that of an alias may be anywhere.
  return name.includes(".") &&
    CREDENTIALS.some((argument) => argument in values)
    ? placeholder(`account of provider ${name}`)
    : undefined;
}
