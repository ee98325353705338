import type { Rule } from "../rule/rule";

/**
 * CloudWatch's limit for an alarm's description, in characters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const LIMIT = 1024;

/**
 * What a person reads in the alarm's mail: what happened, how bad it is, what it means, what to do.
 * Where it gets too long for CloudWatch it ends after the last whole sentence.
 */
export function alarmDescription(rule: Rule): string {
  const paragraphs = [
    `${rule.severity.toUpperCase()}: ${rule.title}.`,
    rule.description,
    ...rule.runbook.map((step, index) => `${index + 1}. ${step}`),
    `Rule: ${rule.id}.`,
  ];
  return cutAtSentence(paragraphs.join("\n"));
}

function cutAtSentence(text: string): string {
  if (text.length <= LIMIT) return text;
  const cut = text.slice(0, LIMIT + 1);
  // A sentence ends at a mark before a blank; a step of the runbook may end at its line without one.
  const ends = [...cut.matchAll(/(?<=\D[.!?])\s|\n/g)];
  const end = ends.at(-1)?.index ?? LIMIT;
  return text.slice(0, end);
}
