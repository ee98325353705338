import {
  type CatalogueEntry,
  ManagedRule,
  managedRuleNames,
  managedRules,
  managedRuleSets,
} from "../../../src/constructs";
import { all, only, shorten, synth } from "../synth";
import { recorder } from "./recorder";

const CONFIG_RULE = "aws_config_config_rule";

test("the rule has the recorder's name before its own, AWS's identifier, and waits for the recorder", () => {
  const document = synth((stack) => {
    new ManagedRule(stack, "ssh", {
      rule: "restricted-ssh",
      recorder: recorder(stack),
    });
  });
  expect(only(document, CONFIG_RULE)).toMatchObject({
    name: "monitor-restricted-ssh",
    description: "CIS 1.4: 5.2",
    source: { owner: "AWS", source_identifier: "INCOMING_SSH_DISABLED" },
    depends_on: [
      expect.stringMatching(/^aws_config_configuration_recorder_status\./),
    ],
  });
});

test("parameters are the benchmark's, as text, and one's own on top", () => {
  const document = synth((stack) => {
    new ManagedRule(stack, "password", {
      rule: "iam-password-policy",
      recorder: recorder(stack),
      parameters: { MinimumPasswordLength: 20, RequireSymbols: false },
      frequency: "Six_Hours",
    });
  });
  const rule = only(document, CONFIG_RULE);
  expect(JSON.parse(String(rule["input_parameters"]))).toEqual({
    MinimumPasswordLength: "20",
    PasswordReusePrevention: "24",
    MaxPasswordAge: "90",
    RequireLowercaseCharacters: "true",
    RequireNumbers: "true",
    RequireSymbols: "false",
    RequireUppercaseCharacters: "true",
  });
  expect(rule["maximum_execution_frequency"]).toBe("Six_Hours");
});

test("of words that a parameter can be, the first is the default; AWS's own policies are of the partition", () => {
  const document = synth((stack) => {
    new ManagedRule(stack, "support", {
      rule: "iam-policy-in-use",
      recorder: recorder(stack),
    });
  });
  const { input_parameters } = only(document, CONFIG_RULE);
  expect(JSON.parse(shorten(String(input_parameters)))).toEqual({
    policyARN: "arn:<aws_partition.partition>:iam::aws:policy/AWSSupportAccess",
    policyUsageType: "ANY",
  });
});

test("every rule of the catalogue can stand in one stack", () => {
  const document = synth((stack) => {
    const of = recorder(stack);
    for (const rule of managedRuleNames) {
      new ManagedRule(stack, rule, { rule, recorder: of });
    }
  });
  const rules = all(document, CONFIG_RULE);
  expect(rules).toHaveLength(managedRuleNames.length);
  const identifiers = new Set(
    Object.values(managedRules).map((r) => r.identifier),
  );
  expect(identifiers.size).toBe(managedRuleNames.length);
  for (const { name, description } of rules) {
    expect(String(name).length).toBeLessThanOrEqual(128);
    expect(String(description).length).toBeLessThanOrEqual(256);
  }
});

test("the least set is what must not be open to the world", () => {
  expect(managedRuleSets.exposure).toEqual([
    "restricted-ssh",
    "s3-bucket-public-read-prohibited",
    "s3-bucket-public-write-prohibited",
  ]);
});

test.each([
  [
    "1.4",
    "1.4 1.5 1.6 1.8 1.9 1.10 1.12 1.14 1.15 1.16 1.17 2.1.2 2.1.5 2.2.1 2.3.1 3.1 3.2 3.3 3.4 3.6 3.7 3.8 3.9 3.10 3.11 5.1 5.2 5.3",
  ],
  [
    "3.0",
    "1.4 1.5 1.6 1.8 1.9 1.10 1.12 1.14 1.15 1.16 1.17 2.1.1 2.1.4 2.2.1 2.3.1 2.3.2 2.3.3 2.4.1 3.1 3.2 3.4 3.5 3.6 3.7 3.8 3.9 5.1 5.2 5.3 5.4 5.6",
  ],
] as const)("the set of CIS %s backs %s", (version, recommendations) => {
  const backed = managedRuleSets[`cis-${version}`].flatMap((name) => {
    const entry: CatalogueEntry = managedRules[name];
    return entry.cis?.[version] ?? [];
  });
  expect(new Set(backed)).toEqual(new Set(recommendations.split(" ")));
});
