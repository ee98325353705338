/** Channels and accounts that would hear nothing; see `literals.ts` for the comments. */
import type { TerraformStack, TerraformVariable } from "cdktf";
import {
  type AlertRouting,
  type AlertTopic,
  type CentralEventBus,
  type ChatTopic,
  DelegatedAdministrator,
  IncidentChannel,
  MemberForwarding,
  routeByUrgency,
  SlackChannel,
} from "../../src/constructs";
import type { Rule } from "../../src/rule/rule";

declare const stack: TerraformStack;
declare const topic: AlertTopic;
declare const chat: ChatTopic;
declare const central: CentralEventBus;
declare const rule: Rule;
declare const variable: TerraformVariable;

const slack = {
  name: "security",
  topics: [chat],
  workspace: "T0123ABCD",
  channel: "C0123ABCD",
} as const;

// @ts-expect-error Type 'AlertTopic' is not assignable to type 'ChatTopic'
new SlackChannel(stack, "1", { ...slack, topics: [topic] });

// @ts-expect-error Type '[]' is not assignable to type 'readonly [ChatTopic, ...ChatTopic[]]'
new SlackChannel(stack, "2", { ...slack, topics: [] });

const page = { topic, service: "pagerduty" } as const;

// @ts-expect-error Property 'secret' is missing in type 'TerraformVariable' but required in type 'SecretEndpoint'
new IncidentChannel(stack, "3", { ...page, endpoint: variable });

// Routing: every severity is heard by someone.

// @ts-expect-error Property 'routine' is missing in type
routeByUrgency({ urgent: [chat] });

// @ts-expect-error Type '[]' is not assignable to type 'Topics'
routeByUrgency({ urgent: [chat], routine: [] });

const loud = { critical: [topic], high: [topic], medium: [topic] } as const;
// @ts-expect-error missing the following properties from type 'Readonly<Record<Severity, Topics>>'
loud satisfies AlertRouting;

// Accounts: a bus of another account is no ARN, a service has a name.

const member = { rules: [rule], to: central, name: "f", regions: {} } as const;

// @ts-expect-error Type 'string' is not assignable to type 'CentralEventBus'
new MemberForwarding(stack, "4", { ...member, to: central.arn });

const account = "123456789012";
// @ts-expect-error Type '"macie"' is not assignable to type 'DelegatedService'
new DelegatedAdministrator(stack, "5", { account, services: ["macie"] });
