import { GetRoleCommand, GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { type Readers, text } from "./reader";

/** IAM hands its documents out encoded for URLs. */
export const iamReaders: Readers = {
  aws_iam_role: async ({ iam }, { id }) => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: id }));
    return {
      name: Role?.RoleName,
      assume_role_policy: decodeURIComponent(
        Role?.AssumeRolePolicyDocument ?? "",
      ),
    };
  },
  aws_iam_role_policy: async ({ iam }, resource) => {
    const policy = await iam.send(
      new GetRolePolicyCommand({
        RoleName: text(resource, "role"),
        PolicyName: text(resource, "name"),
      }),
    );
    return {
      role: policy.RoleName,
      name: policy.PolicyName,
      policy: decodeURIComponent(policy.PolicyDocument ?? ""),
    };
  },
  aws_iam_service_linked_role: async ({ iam }, { id }) => {
    // Its path says whose it is: /aws-service-role/config.amazonaws.com/
    const RoleName = id.split("/").at(-1);
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    return { aws_service_name: Role?.Path?.split("/")[2] };
  },
};
