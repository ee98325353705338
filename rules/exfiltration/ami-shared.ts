import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A machine image was given to another account or to a whole organization. */
export const amiShared: Rule = {
  id: "ami-shared",
  title: "A machine image was shared with another account",
  description:
    "An image holds the disks of the machine it was made from. Shared with an account of the attacker, it leaves without traffic.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("ModifyImageAttribute"),
    anyOf(
      field(
        "requestParameters.launchPermission.add.items[*].userId",
      ).hasValue(),
      field(
        "requestParameters.launchPermission.add.items[*].organizationArn",
      ).hasValue(),
      field(
        "requestParameters.launchPermission.add.items[*].organizationalUnitArn",
      ).hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1537"],
  falsePositives: [
    "A pipeline that hands images to the other accounts of the organization: exclude its role.",
  ],
  runbook: [
    "Which image, with whom (userId or organizationArn)? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyImageAttribute.",
    "Is the account one of yours? aws organizations list-accounts, in the management account.",
    "It is not: aws ec2 reset-image-attribute --image-id IMAGE --attribute launchPermission, and change every password and key on the image.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "another account may start the image": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ userId: "123456789012" }] } },
      },
    }),
    "an organization may": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: {
          add: {
            items: [
              {
                organizationArn:
                  "arn:aws:organizations::123456789012:organization/o-example",
              },
            ],
          },
        },
      },
    }),
    "an attempt": apiCall({
      eventName: "ModifyImageAttribute",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ userId: "123456789012" }] } },
      },
    }),
  },
  ignores: {
    "everyone, which ami-public reports": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ group: "all" }] } },
      },
    }),
    "a share is taken back": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { remove: { items: [{ userId: "123456789012" }] } },
      },
    }),
    "an image is made": apiCall({ eventName: "CreateImage" }),
  },
};
