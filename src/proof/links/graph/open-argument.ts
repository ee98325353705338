import type { Resource, Unknown } from "../../model";
import { doubt, problem, type Finding } from "./finding";

/**
 * What to say of an argument that cannot be read: in doubt, or wrong where it is not set or
 * refers to a resource that is not there, which Terraform refuses.
 */
export function openArgument(
  at: Resource,
  argument: string,
  found: Unknown | undefined,
): Finding {
  if (found === undefined) {
    return problem({
      id: "missing-argument",
      at: at.address,
      argument,
      what: `${argument} is not set, and nothing works without it`,
      mend: `set ${argument}`,
    });
  }
  const missing = missingResource(at, found);
  return missing === undefined
    ? doubt(`${at.address}: ${argument}: ${found.reason}`)
    : problem({
        id: "missing-resource",
        at: missing,
        what: `${at.address} refers to it in ${argument}, and it is not there: Terraform refuses the configuration`,
        mend: `add ${missing}, or correct ${argument}`,
        orAt: [at.address],
      });
}

/** The address of what is referred to and not there. */
export function missingResource(
  at: Pick<Resource, "address">,
  { reason }: Pick<Unknown, "reason">,
): string | undefined {
  const name =
    /^there is no (?!each\.|count\.|self\.)((?:data\.)?\w+\.[\w-]+)$/.exec(
      reason,
    )?.[1];
  const [modules = ""] =
    /^(?:module\.\w+(?:\["[^"]*"\]|\[\d+\])?\.)*/.exec(at.address) ?? [];
  return name === undefined ? undefined : `${modules}${name}`;
}
