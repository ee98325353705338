import {
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  type IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { textAt, valueAt } from "../../cloudtrail/text-at";
import {
  ask,
  CannotMendError,
  cannotMend,
  type Condition,
  type Response,
} from "./response";

/** Keys of users; those of sessions begin with ASIA and have no switch. */
const USER_KEY = /^AKIA[A-Z0-9]{12,124}$/;

/**
 * Makes access keys inactive that AWS found in public, so that they sign nothing any more. They are
 * not deleted: should nobody have used them, they can be switched on again.
 *
 * @see https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html
 */
export function deactivateExposedKey(iam: IAMClient): Response {
  return {
    concerns: ({ detail, name }) => {
      const entities = valueAt(detail, "affectedEntities");
      const keys = (Array.isArray(entities) ? entities : []).flatMap(
        (entity) => textAt(entity, "entityValue") ?? [],
      );
      return keys.length > 0
        ? keys.map((key) => ({ about: key, look: () => look(iam, key) }))
        : [{ about: name, look: async () => noKey() }];
    },
  };
}

const noKey = cannotMend(
  "the event names no access key: look into it in the AWS Health Dashboard",
);

async function look(iam: IAMClient, key: string): Promise<Condition> {
  if (!USER_KEY.test(key)) {
    throw new CannotMendError(
      `"${key}" is not the access key of a user: expected AKIA…; revoke the role's sessions, or look into the event in the AWS Health Dashboard`,
    );
  }
  // IAM denies what it does not find, and says no more.
  const unknown = cannotMend(
    `no user of this account has the access key ${key}, or it is deleted`,
  );
  const { UserName = unknown() } = await ask(
    iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key })),
    { AccessDenied: unknown, NoSuchEntityException: unknown },
  );
  const { User } = await ask(iam.send(new GetUserCommand({ UserName })), {
    NoSuchEntityException: unknown,
  });
  // A user has at most two.
  const { AccessKeyMetadata = [] } = await iam.send(
    new ListAccessKeysCommand({ UserName }),
  );
  const found = AccessKeyMetadata.find(
    ({ AccessKeyId }) => AccessKeyId === key,
  );
  return {
    resource: User?.Arn ?? unknown(),
    before: { [key]: found?.Status ?? unknown() },
    wanted: { [key]: "Inactive" },
    mend: async () => {
      await iam.send(
        new UpdateAccessKeyCommand({
          UserName,
          AccessKeyId: key,
          Status: "Inactive",
        }),
      );
    },
  };
}
