import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "./policy-document";

export interface ServiceRoleProps {
  readonly name: string;
  /** Its principal, such as `lambda.amazonaws.com`. */
  readonly service: string;
  /** For what only. @default - whatever the service does in this account */
  readonly condition?: NonNullable<PolicyStatement["Condition"]>;
}

/** A role that one AWS service takes on, and nobody else. What it may do is for its policies to say. */
export function serviceRole(
  scope: Construct,
  id: string,
  { name, service, condition }: ServiceRoleProps,
): IamRole {
  return new IamRole(scope, id, {
    name,
    assumeRolePolicy: policyDocument([
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
        ...(condition && { Condition: condition }),
      },
    ]),
  });
}
