import { pack, rules } from "../../rules";
import type { BacktestRule } from "../../src/backtest/result";
import { and, type Pattern } from "../../src/pattern";
import { Random } from "./random";

/** The numbers of rules that are measured. */
export const ruleCounts = [15, 150, 1500] as const;

/**
 * So many rules: the 15 of the pack `cis`, 150 of the pack `all`, or all of it and what teams make of
 * such rules, up to 1,500: one narrowed to a role, to regions or to addresses, and others for one
 * more call of a service.
 */
export function ruleSet(
  count: (typeof ruleCounts)[number],
): readonly BacktestRule[] {
  if (count === 15) return pack("cis").map(plain);
  const random = new Random(1500);
  return Array.from({ length: count }, (_, n): BacktestRule => {
    const rule = rules[n];
    if (rule !== undefined) return plain(rule);
    const id = `variation-${n}`;
    return { id, title: id, severity: "medium", pattern: variation(random, n) };
  });
}

/** The rule without its cases, which would be sent to each thread. */
function plain({ id, title, severity, pattern }: BacktestRule): BacktestRule {
  return { id, title, severity, pattern };
}

const verbs = ["Create", "Delete", "Put", "Update", "Modify", "Associate"];
const nouns = ["Alias", "Cluster", "Domain", "Grant", "Pipeline", "Tags"];
const services = ["backup", "eks", "glue", "redshift", "route53", "waf"];

/** Written as trees: a rule's file takes its time when it is loaded, which is not what is measured. */
function variation(random: Random, n: number): Pattern {
  const { pattern } = random.pick(rules);
  switch (n % 4) {
    case 0: {
      const role = `arn:aws:sts::123456789012:assumed-role/service-${n % 120}/*`;
      return and([pattern, text(["userIdentity", "arn"], role)]);
    }
    case 1: {
      const region = random.pick(["eu-south-2", "sa-east-1", "ap-east-1"]);
      return and([pattern, text(["awsRegion"], region)]);
    }
    case 2:
      return and([pattern, text(["sourceIPAddress"], `10.${n % 256}.*`)]);
    default: {
      const name = `${random.pick(verbs)}${random.pick(nouns)}${n}*`;
      const source = `${random.pick(services)}.amazonaws.com`;
      return and([text(["eventSource"], source), text(["eventName"], name)]);
    }
  }
}

function text(names: readonly string[], value: string): Pattern {
  const selector = names.map((name) => ({ kind: "key", name }) as const);
  return { kind: "text", selector, operator: "=", value };
}
