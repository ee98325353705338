import type { Value, ValueMap } from "../model";
import { placeholder } from "../placeholder";
import { textIn } from "./fields";
import type { Home } from "./providers";

/** The account and region of a whole input. */
export interface Where {
  readonly account: string;
  readonly region: string;
}

/** Where an input's resources are, as their ARNs tell. */
export function homeOf(
  shown: readonly { readonly type: string; readonly values: ValueMap }[],
  given: Home,
): Where {
  const caller = shown.find(({ type }) => type === "aws_caller_identity");
  const places = shown.map(({ values }) => placeInArn(values["arn"] ?? null));
  const account =
    given.account ??
    textIn(caller?.values, "account_id") ??
    places.find(({ account }) => account !== undefined)?.account;
  const region =
    given.region ?? places.find(({ region }) => region !== undefined)?.region;
  return {
    account: account ?? placeholder("account"),
    region: region ?? placeholder("region"),
  };
}

/** Where one resource is: what its ARN says, else its `region`, else home. */
export function whereOf(values: ValueMap, home: Where): Where {
  const { account, region } = placeInArn(values["arn"] ?? null);
  return {
    account: account ?? home.account,
    region: region ?? textIn(values, "region") ?? home.region,
  };
}

function placeInArn(arn: Value): {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
} {
  if (typeof arn !== "string" || !arn.startsWith("arn:")) return {};
  const [, , , region = "", account = ""] = arn.split(":");
  return {
    region: region === "" ? undefined : region,
    account: /^\d{12}$/.test(account) ? account : undefined,
  };
}
