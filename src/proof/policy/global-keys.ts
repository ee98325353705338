import { Unknown } from "../model";
import { splitArn } from "./arn";
import { entityOf, type Entity } from "./entity";
import type { ContextValue, Principal, Request } from "./request";

type Keys = Readonly<Record<string, ContextValue>>;

/**
 * The global condition keys that follow from who asks for what; an `Unknown` for those that every
 * such request has, or may have, with a value that Terraform does not tell.
 *
 * @returns the value of a key in lower case; undefined where AWS sends none
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function globalKeys(
  request: Request,
  account: string | undefined,
): (key: string) => ContextValue {
  const { principal } = request;
  // Most policies ask for none of them.
  let keys: Keys | undefined;
  return (key) => {
    keys ??= allKeys(request, account);
    return Object.hasOwn(keys, key)
      ? keys[key]
      : /^[a-z0-9-]+:(resourcetag|existingobjecttag)\//.test(key)
        ? new Unknown("the resource's tags are not looked at")
        : /^aws:(principaltag|requesttag)\//.test(key) && isIdentity(principal)
          ? new Unknown("tags of sessions and requests are not looked at")
          : undefined;
  };
}

function allKeys(
  { principal, resource }: Request,
  account: string | undefined,
): Keys {
  const region = splitArn(resource)?.[3] ?? "";
  return {
    ...always,
    "aws:resourceaccount":
      account ?? new Unknown("the account of the resource is not known"),
    "aws:requestedregion":
      region === ""
        ? new Unknown("the region that is asked is not known")
        : region,
    ...keysOf(principal),
  };
}

/** What every request has. Calls of services and of AWS's own libraries are encrypted. */
const always: Keys = {
  "aws:securetransport": "true",
  "aws:currenttime": new Unknown("the time of the request is not known"),
  "aws:epochtime": new Unknown("the time of the request is not known"),
  "aws:useragent": new Unknown("the user agent is not known"),
  "aws:resourceorgid": new Unknown("the resource's organization is not known"),
  "aws:resourceorgpaths": new Unknown(
    "the resource's organization is not known",
  ),
};

const isIdentity = (principal: Principal) =>
  typeof principal === "object" && "aws" in principal;

function keysOf(principal: Principal): Keys {
  if (principal === "anonymous") {
    return { ...notService, "aws:principaltype": "Anonymous", ...network };
  }
  if ("service" in principal) {
    const names =
      typeof principal.service === "string"
        ? [principal.service]
        : principal.service;
    return {
      "aws:principalisawsservice": "true",
      "aws:principalservicename":
        names.length === 1
          ? names[0]
          : new Unknown(`it is one of ${names.join(", ")}`),
      "aws:principalservicenameslist": names,
      "aws:viaawsservice": "false",
      // A service names the resource or account that it acts for in keys of its own (aws:SourceArn, …).
      "aws:sourceip": new Unknown("a service's address is not known"),
    };
  }
  if ("federated" in principal) {
    return {
      ...notService,
      ...network,
      "aws:federatedprovider": principal.federated,
    };
  }
  const { aws, account } = principal;
  const { kind, name } = entityOf(aws);
  return {
    ...notService,
    ...network,
    ...ofOrganization,
    "aws:principalarn": aws,
    "aws:principalaccount": account,
    "kms:calleraccount": account,
    "aws:userid": new Unknown("the id of the user or role is not known"),
    ...keysOfKind(kind, name),
  };
}

function keysOfKind(kind: Entity["kind"], name: string): Keys {
  switch (kind) {
    case "user":
      return { "aws:principaltype": "User", "aws:username": name };
    case "root":
      return { "aws:principaltype": "Account" };
    case "role":
    case "session":
      return {
        "aws:principaltype": "AssumedRole",
        "aws:tokenissuetime": begun,
      };
    case "other": {
      const kindless = new Unknown("what sort of identity asks is not known");
      return {
        "aws:principaltype": kindless,
        "aws:username": kindless,
        "aws:tokenissuetime": kindless,
      };
    }
  }
}

const begun = new Unknown("when the session began is not known");

const notService: Keys = {
  "aws:principalisawsservice": "false",
  "aws:viaawsservice": "false",
};

/** Where a request comes from is decided outside of what policies tell. */
const network: Keys = Object.fromEntries(
  ["sourceip", "sourcevpc", "sourcevpce", "vpcsourceip", "sourcevpcarn"].map(
    (key) => [
      `aws:${key}`,
      new Unknown("where the request comes from is not known"),
    ],
  ),
);

const ofOrganization: Keys = Object.fromEntries(
  ["principalorgid", "principalorgpaths"].map((key) => [
    `aws:${key}`,
    new Unknown("the organization of who asks is not known"),
  ]),
);
