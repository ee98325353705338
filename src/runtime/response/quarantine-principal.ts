import {
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { textAt } from "../../cloudtrail/text-at";
import { type Principal, readPrincipal } from "./principal";
import {
  denyEverything,
  denyOlderSessions,
  type QuarantinePolicy,
} from "./quarantine-policies";
import { ask, cannotMend, type Condition, type Response } from "./response";

/**
 * Takes everything from a user or role that somebody asks to quarantine, in sessions it has and in
 * those to come, until people remove the policy `TrailwireQuarantine`.
 *
 * @param now when sessions must have begun to live on after the quarantine
 */
export function quarantinePrincipal(
  iam: IAMClient,
  now: () => Date = () => new Date(),
): Response {
  return {
    concerns: ({ detail }) => {
      const arn = textAt(detail, "quarantine");
      return [
        {
          about: arn ?? "nobody",
          look: async () => look(iam, arn ?? nobody(), now),
        },
      ];
    },
  };
}

const nobody = cannotMend(
  'the request names nobody: expected { "quarantine": "<ARN of a user or role>" }',
);

async function look(
  iam: IAMClient,
  arn: string,
  now: () => Date,
): Promise<Condition> {
  const principal = readPrincipal(arn);
  const gone = cannotMend(
    `this account has no ${principal.kind} ${arn}, or it is deleted`,
  );
  const found = await ask(arnOf(iam, principal), {
    NoSuchEntityException: gone,
  });
  // Another account may have a principal of the same name.
  const resource = principal.isAt(found) && found ? found : gone();
  const older = denyOlderSessions(now());
  const quarantined =
    (await policyOf(iam, principal, denyEverything)) ===
    denyEverything.document;
  // Sessions that an earlier quarantine has revoked are not those of today.
  const sessionsRevoked =
    quarantined && (await policyOf(iam, principal, older)) !== undefined;
  return {
    resource,
    before: { quarantined, sessionsRevoked },
    wanted: { quarantined: true, sessionsRevoked: true },
    mend: async () => {
      // The sessions last: once they are revoked, the quarantine is complete.
      await putPolicy(iam, principal, denyEverything);
      await putPolicy(iam, principal, older);
    },
  };
}

async function arnOf(
  iam: IAMClient,
  { kind, name }: Principal,
): Promise<string | undefined> {
  if (kind === "user") {
    const { User } = await iam.send(new GetUserCommand({ UserName: name }));
    return User?.Arn;
  }
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
  return Role?.Arn;
}

/** The document of the inline policy of that name; IAM tells it URL-encoded. */
async function policyOf(
  iam: IAMClient,
  { kind, name }: Principal,
  { name: PolicyName }: QuarantinePolicy,
): Promise<string | undefined> {
  const { PolicyDocument } = await ask<
    { readonly PolicyDocument?: string | undefined },
    { readonly PolicyDocument?: undefined }
  >(
    kind === "user"
      ? iam.send(new GetUserPolicyCommand({ UserName: name, PolicyName }))
      : iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName })),
    { NoSuchEntityException: () => ({}) },
  );
  return PolicyDocument && decodeURIComponent(PolicyDocument);
}

async function putPolicy(
  iam: IAMClient,
  { kind, name }: Principal,
  { name: PolicyName, document: PolicyDocument }: QuarantinePolicy,
): Promise<void> {
  await (kind === "user"
    ? iam.send(
        new PutUserPolicyCommand({
          UserName: name,
          PolicyName,
          PolicyDocument,
        }),
      )
    : iam.send(
        new PutRolePolicyCommand({
          RoleName: name,
          PolicyName,
          PolicyDocument,
        }),
      ));
}
