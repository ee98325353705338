import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A machine image was given to every AWS account, or somebody tried. */
export const amiPublic: Rule = {
  id: "ami-public",
  title: "A machine image was shared with everyone",
  description:
    "Anybody can start a public image and read its disks: code, configuration, forgotten keys.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("ModifyImageAttribute"),
    field("requestParameters.launchPermission.add.items[*].group").equals(
      "all",
    ),
  ),
  controls: [],
  attack: ["T1537", "T1530"],
  falsePositives: ["A team that publishes images as its product."],
  runbook: [
    "Close it: aws ec2 reset-image-attribute --image-id IMAGE --attribute launchPermission.",
    "Close the account: aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing, in every region in use.",
    "Change every password and key on the image: assume that it was copied.",
    "Who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyImageAttribute. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everyone may start the image": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ group: "all" }] } },
      },
    }),
    "an attempt": apiCall({
      eventName: "ModifyImageAttribute",
      errorCode: "Client.OperationNotPermitted",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ group: "all" }] } },
      },
    }),
  },
  ignores: {
    "one account, which ami-shared reports": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { add: { items: [{ userId: "123456789012" }] } },
      },
    }),
    "a public image is made private again": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        attributeType: "launchPermission",
        launchPermission: { remove: { items: [{ group: "all" }] } },
      },
    }),
    "its description is changed": apiCall({
      eventName: "ModifyImageAttribute",
      requestParameters: {
        imageId: "ami-0123456789abcdef0",
        description: { value: "all" },
      },
    }),
  },
};
