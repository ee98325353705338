import { Fn, TerraformLocal } from "cdktf";
import { AlertTopic } from "../constructs/alert-topic";
import { EncryptionKey } from "../constructs/encryption-key";
import { Subscription } from "../constructs/subscription";
import type { Publisher } from "../constructs";
import type { MonitorStack } from "./monitor-stack";
import * as variables from "./variables";

export interface AlertingProps {
  /** What all names begin with. */
  readonly prefix: string;
  /** The topic's name. @default - `<prefix>-alerts` */
  readonly topicName: string | undefined;
  /** The services that publish. */
  readonly publishers: readonly Publisher[];
  /**
   * Whether somebody must hear the alerts. What is kept elsewhere may go without; there is then
   * also `alert_email` for a single address.
   */
  readonly audience: "required" | "optional";
}

/** Adds the topic, with a key of its own, and everyone who hears it. */
export function addAlerting(stack: MonitorStack, props: AlertingProps) {
  const { prefix, publishers, topicName = `${prefix}-alerts` } = props;
  const optional = props.audience === "optional";
  const emails = variables.alertEmails(stack, { optional });
  const addresses = optional ? allAddresses(stack, emails) : emails;
  const phoneNumbers = variables.alertPhoneNumbers(stack);
  const httpsEndpoints = variables.alertHttpsEndpoints(stack);
  const encryption = new EncryptionKey(stack, "alert_key", {
    alias: `${prefix}-alerts`,
    description: "Encrypts alerts on their way to people.",
  });
  const topic = new AlertTopic(stack, "security_alerts", {
    name: topicName,
    displayName: `${prefix} alerts`,
    encryption,
    publishers,
    ...(!optional && { audience: [emails, phoneNumbers, httpsEndpoints] }),
  });
  new Subscription(stack, "email_me", {
    topic,
    protocol: "email",
    endpoint: addresses,
  });
  new Subscription(stack, "text_me", {
    topic,
    protocol: "sms",
    endpoint: phoneNumbers,
  });
  new Subscription(stack, "call_endpoint", {
    topic,
    protocol: "https",
    endpoint: httpsEndpoints,
  });
  return { topic, encryption };
}

/** The addresses of both variables, each once: SNS knows an address only once. */
function allAddresses(
  stack: MonitorStack,
  { listValue }: ReturnType<typeof variables.alertEmails>,
): TerraformLocal {
  const one = variables.alertEmail(stack).stringValue;
  return new TerraformLocal(
    stack,
    "alert_addresses",
    Fn.distinct(Fn.concat([listValue, Fn.compact([one])])),
  );
}
