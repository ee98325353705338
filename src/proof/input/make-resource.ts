import { complete } from "../aws/complete";
import type { Resource } from "../model";
import type { Bindings } from "../terraform/evaluate";
import type { ResourceBlock } from "./configuration";
import { evaluateBody, type Evaluator } from "./evaluate-body";
import { providerName, type Providers } from "./providers-of-module";

/** A resource without what precedes it. */
export type BareResource = Omit<Resource, "after">;

/** One instance of a block: its arguments evaluated, its attributes computed. */
export function makeResource(
  { mode, type, body, place }: ResourceBlock,
  address: string,
  bound: Bindings,
  evaluator: Evaluator,
  providers: Providers,
): BareResource {
  const provider = providers(providerName(body["provider"] ?? null));
  const values = evaluateBody(body, evaluator, bound, { address, place });
  const { region: own } = values;
  const region =
    typeof own === "string" && type !== "aws_region" ? own : provider.region;
  const draft = { address, type, values, region, account: provider.account };
  return {
    address,
    mode,
    type,
    values: complete(draft, mode),
    region,
    account: provider.account,
    place,
  };
}
