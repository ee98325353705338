import { Construct } from "constructs";
import { type AlertRoute, ServiceAlert } from "../service-alert";
import { serviceMessage } from "../service-message";

export interface ExternalAccessAlertProps extends AlertRoute {
  /** The name of the event rule. */
  readonly name: string;
  /** The analyzer whose findings are told; an account may have others that find the same. */
  readonly analyzerArn: string;
}

/**
 * A mail for each resource that IAM Access Analyzer finds open to the outside, within about an
 * hour. Findings that an archive rule puts away are not told.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html
 */
export class ExternalAccessAlert extends Construct {
  constructor(scope: Construct, id: string, props: ExternalAccessAlertProps) {
    super(scope, id);
    const { analyzerArn, ...route } = props;
    new ServiceAlert(this, "findings", {
      ...route,
      title: "Resources that can be reached from outside",
      pattern: {
        source: ["aws.access-analyzer"],
        "detail-type": ["Access Analyzer Finding"],
        resources: [analyzerArn],
        detail: { status: ["ACTIVE"], isDeleted: [false] },
      },
      message: serviceMessage(
        this,
        {
          account: "$.detail.accountId",
          action: "$.detail.action",
          analyzer: "$.resources[0]",
          condition: "$.detail.condition",
          error: "$.detail.error",
          id: "$.detail.id",
          // Finding and resource may be of another region than the event of a global resource.
          home: "$.region",
          principal: "$.detail.principal",
          public: "$.detail.isPublic",
          region: "$.detail.region",
          resource: "$.detail.resource",
          resourceType: "$.detail.resourceType",
          time: "$.detail.updatedAt",
        },
        (v, consoleHost) => [
          "IAM Access Analyzer: a resource can be reached from outside",
          `What: ${v("resource")} (${v("resourceType")})`,
          `By whom: ${v("principal")}, public: ${v("public")}`,
          `To do what: ${v("action")}, on condition: ${v("condition")}`,
          `Where: account ${v("account")}, region ${v("region")}`,
          `When: ${v("time")}`,
          `Error (empty if the resource could be analyzed): ${v("error")}`,
          `Finding: ${v("id")} of ${v("analyzer")}`,
          `Look: https://${v("home")}.${consoleHost}/access-analyzer/home?region=${v("home")}#/findings`,
          "1. If nobody outside should have it, take the access out of the resource's policy: the finding resolves itself.",
          "2. If it is meant, archive the finding, with an archive rule if it is one of many.",
        ],
      ),
    });
  }
}
