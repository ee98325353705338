import { add, all, set, type Edit } from "./edits";

export const targetRole = "aws_iam_role.delivery";
export const targetRolePolicy = "aws_iam_role_policy.delivery";

const document = (statement: { [name: string]: string | object }) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

/** Has EventBridge deliver to the topic with a role of the target's. */
export function byRole(
  target: string,
  {
    action = ["sns:Publish", "kms:GenerateDataKey*", "kms:Decrypt"],
    service = "events.amazonaws.com",
  }: { readonly action?: readonly string[]; readonly service?: string } = {},
): Edit {
  return all(
    add(targetRole, {
      name: "delivery",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
      }),
    }),
    add(targetRolePolicy, {
      role: `\${${targetRole}.id}`,
      policy: document({ Effect: "Allow", Action: action, Resource: "*" }),
    }),
    set(`${target}.role_arn`, `\${${targetRole}.arn}`),
  );
}
