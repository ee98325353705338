import { apiCall } from "../../src/cloudtrail/event";
import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { securityHub } from "../controls";
import { securityGroupChanges } from "./security-group-changes";

/** `security-group-changes` with Security Hub's text, which does not know ModifySecurityGroupRules. */
export const securityGroupChangesSecurityHub: Rule = {
  ...securityGroupChanges,
  id: "security-group-changes-security-hub",
  pattern: field("eventName").equals(
    "AuthorizeSecurityGroupIngress",
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
    "RevokeSecurityGroupEgress",
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
  ),
  verbatim:
    "{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || " +
    "($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || " +
    "($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}",
  controls: [securityHub(10)],
  matches: {
    "a port is opened": apiCall({
      eventName: "AuthorizeSecurityGroupIngress",
    }),
    "a group is deleted": apiCall({ eventName: "DeleteSecurityGroup" }),
  },
  ignores: {
    "a rule is edited in the console": apiCall({
      eventName: "ModifySecurityGroupRules",
    }),
    ...securityGroupChanges.ignores,
  },
};
