import type { Resource } from "../../model";
import { note, problem, type Finding } from "./finding";

/** What AWS checks when a resource is made must be there before it. */
export function mustPrecede(
  user: Resource,
  earlier: Resource,
  what: string,
): Finding {
  return problem({
    id: "must-precede",
    at: user.address,
    argument: "depends_on",
    what: `AWS checks ${what} when it makes this, and Terraform may make ${earlier.address} later`,
    mend: `depends_on = [${earlier.address}]`,
  });
}

/**
 * The same where the provider tries again for minutes while AWS refuses: the policy comes meanwhile.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/lambda/event_source_mapping.go (retryEventSourceMapping)
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/logs/subscription_filter.go
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/configservice/delivery_channel.go
 */
export function shouldPrecede(
  user: Resource,
  earlier: Resource,
  what: string,
): Finding {
  return note(
    `${user.address}: AWS checks ${what} when it makes this; until ${earlier.address} is there the provider tries again`,
  );
}
