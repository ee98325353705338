import type { Resource } from "../model";
import { problem, type Finding } from "./finding";

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
