import { CloudwatchEventPermission } from "@cdktf/provider-aws/lib/cloudwatch-event-permission";
import { Construct } from "constructs";

/** Cost: nothing; the accounts that forward pay for it. */
export interface OrganizationBusAccessProps {
  /** Whose accounts may send, such as `o-a1b2c3d4e5`. */
  readonly organizationId: string;
}

/**
 * Lets every account of the organization send events to the default bus, now and those to come. It
 * adds one statement and leaves those of others alone. No account can make up events of AWS services:
 * only EventBridge itself passes on sources that begin with `aws.`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export class OrganizationBusAccess extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationBusAccessProps) {
    super(scope, id);
    new CloudwatchEventPermission(this, "event_permission", {
      statementId: "AllowOrganization",
      principal: "*",
      action: "events:PutEvents",
      condition: {
        type: "StringEquals",
        key: "aws:PrincipalOrgID",
        value: props.organizationId,
      },
    });
  }
}
