import { ruleById, rules } from "../../rules";
import {
  apiCall,
  assumedRole,
  missing,
  root,
} from "../../src/cloudtrail/event";
import { compile, limits } from "../../src/pattern";
import { type Exclusions, excluding } from "../../src/rule/exclude";
import { filterText } from "../../src/rule/filter-text";
import { routesOf } from "../../src/rule/routes";
import { runCases } from "../../src/rule/verify";

const rule = ruleById("vpc-changes");
const call = (overrides: Parameters<typeof apiCall>[0] = {}) =>
  apiCall({ eventName: "DeleteVpc", ...overrides });
const alice = call();
const deployer = call({ userIdentity: assumedRole });

test.each<[string, Exclusions, ReturnType<typeof call>, boolean]>([
  [
    "a user",
    { principals: ["arn:aws:iam::123456789012:user/alice"] },
    alice,
    false,
  ],
  [
    "another user",
    { principals: ["arn:aws:iam::123456789012:user/bob"] },
    alice,
    true,
  ],
  [
    "users of a path",
    { principals: ["arn:aws:iam::123456789012:user/al*"] },
    alice,
    false,
  ],
  ["a role by name", { roles: ["deployer"] }, deployer, false],
  [
    "a role by ARN",
    { roles: ["arn:aws:iam::123456789012:role/deployer"] },
    deployer,
    false,
  ],
  [
    "the same role of another account",
    { roles: ["arn:aws:iam::999999999999:role/deployer"] },
    deployer,
    true,
  ],
  ["a role whose name only ends alike", { roles: ["ployer"] }, deployer, true],
  [
    "a user with the role's name",
    { roles: ["deployer"] },
    call({
      userIdentity: {
        ...assumedRole,
        type: "FederatedUser",
        sessionContext: {
          ...assumedRole.sessionContext,
          sessionIssuer: {
            type: "IAMUser",
            arn: "arn:aws:iam::123456789012:user/deployer",
            userName: "deployer",
          },
        },
      },
    }),
    true,
  ],
  ["a caller without a session", { roles: ["deployer"] }, alice, true],
  ["an account", { accounts: ["123456789012"] }, alice, false],
  [
    "a service",
    { services: ["cloudformation.amazonaws.com"] },
    call({ userIdentity: { invokedBy: "cloudformation.amazonaws.com" } }),
    false,
  ],
  [
    "the same caller by himself",
    { services: ["cloudformation.amazonaws.com"] },
    alice,
    true,
  ],
  ["an address", { addresses: ["192.0.2.10"] }, alice, false],
  ["addresses that begin so", { addresses: ["192.0.2.*"] }, alice, false],
  [
    "one of several, by any kind",
    {
      principals: ["arn:aws:iam::123456789012:root"],
      addresses: ["192.0.2.99", "192.0.2.*"],
    },
    call({ userIdentity: root }),
    false,
  ],
  [
    "an event that says nothing of the caller",
    {
      principals: ["arn:aws:iam::123456789012:user/alice"],
      roles: ["deployer"],
      accounts: ["123456789012"],
      services: ["cloudformation.amazonaws.com"],
      addresses: ["192.0.2.10"],
    },
    call({ userIdentity: missing, sourceIPAddress: missing }),
    true,
  ],
])("%s: %j", (_, exclusions, event, alerts) => {
  expect(compile(excluding(rule, exclusions).pattern)(event)).toBe(alerts);
});

test("the verbatim text goes, because it says something else", () => {
  expect(rule.verbatim).toBeDefined();
  expect(excluding(rule, { roles: ["ci"] })).not.toHaveProperty("verbatim");
  expect(excluding(rule, {})).toBe(rule);
  expect(excluding(rule, { roles: [] })).toBe(rule);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s still runs its cases with a role excluded, and fits a filter if it goes into one",
  (_, rule) => {
    const excluded = excluding(rule, { roles: ["ci-deployer"] });
    expect(runCases(excluded)).toEqual(runCases(rule));
    if (!routesOf(rule).includes("metric")) return;
    expect(filterText(excluded).length).toBeLessThanOrEqual(limits.length);
  },
);

test.each<[Exclusions, string]>([
  [
    { principals: ["*"] },
    'the exclusion principals has "*": expected the ARN of a caller, such as arn:aws:iam::123456789012:user/backup',
  ],
  [
    { roles: ["*"] },
    'the exclusion roles has "*": expected the name or the ARN of a role, such as ci-deployer or arn:aws:iam::123456789012:role/ci-deployer',
  ],
  [
    { accounts: ["12345"] },
    'the exclusion accounts has "12345": expected the twelve digits of an account',
  ],
  [
    { services: ["cloudformation"] },
    'the exclusion services has "cloudformation": expected the name of a service, such as cloudformation.amazonaws.com',
  ],
  [
    { addresses: ["192.0.2.0/24"] },
    'the exclusion addresses has "192.0.2.0/24": expected an address such as 192.0.2.10, or the beginning of some such as 192.0.2.* (no form of a rule can tell a CIDR range)',
  ],
])("refuses %j", (exclusions, message) => {
  expect(() => excluding(rule, exclusions)).toThrow(message);
});
