import { pack, ruleById } from "../../rules";
import { filterText } from "../../src/rule/filter-text";

const either = (list: string) =>
  list
    .split(" ")
    .map((name) => `($.eventName=${name})`)
    .join(" || ");

/**
 * What Security Hub prints for CloudWatch.1 to CloudWatch.14, to the letter: "additional fields or
 * terms cannot be added".
 * Source: docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html, March 2023.
 */
const published = [
  '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  `{${either("DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy")}}`,
  `{${either("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")}}`,
  '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  `{($.eventSource=kms.amazonaws.com) && (${either("DisableKey ScheduleKeyDeletion")})}`,
  `{($.eventSource=s3.amazonaws.com) && (${either("PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication")})}`,
  `{($.eventSource=config.amazonaws.com) && (${either("StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder")})}`,
  `{${either("AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup")}}`,
  `{${either("CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation")}}`,
  `{${either("CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway")}}`,
  `{${either("CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable")}}`,
  `{${either("CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink")}}`,
];

test.each(published.map((text, index) => [`CloudWatch.${index + 1}`, text]))(
  "the pack has exactly one filter with the text of %s",
  (control, text) => {
    const same = pack("security-hub").filter(
      (rule) => filterText(rule) === text,
    );
    expect(same).toHaveLength(1);
    expect(same[0]?.controls.map(({ id }) => id)).toContain(control);
  },
);

test("today's page prints for CloudWatch.13 what route-table-changes carries", () => {
  expect(filterText(ruleById("route-table-changes"))).toBe(
    `{($.eventSource=ec2.amazonaws.com) && (${either("CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable")})}`,
  );
});
