import { managedRules as catalogue } from "../../../src/constructs/config/managed-rule-catalogue";
import { managedRules } from "../../../src/proof/links/config/managed-rules";

test.each(Object.values(catalogue))(
  "$identifier is known as the catalogue has it",
  ({ identifier, trigger, looksAt }) => {
    expect(managedRules.get(identifier)).toEqual({ trigger, types: looksAt });
  },
);
