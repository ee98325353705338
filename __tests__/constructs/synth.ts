import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import type { PolicyStatement } from "../../src/constructs";
import type { Rule } from "../../src/rule/rule";
import { withoutStackTraces } from "../../src/stacks/without-stack-traces";

/** Arguments of a resource as they stand in Terraform JSON. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, by type and name. */
export interface Synthesized {
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, Arguments>>>
  >;
  readonly variable?: Readonly<Record<string, Arguments>>;
  readonly output?: Readonly<Record<string, Arguments>>;
}

/** Nothing is written there; without it cdktf makes a folder for every app and leaves it. */
const outdir = join(tmpdir(), "unused");

/** Synthesizes a plain stack of a user, with cdktf's own addresses. */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  return withoutStackTraces(() => {
    const stack = new TerraformStack(Testing.app({ outdir }), "stack");
    new AwsProvider(stack, "aws", {});
    build(stack);
    stack.prepareStack();
    stack.runAllValidations();
    // The shape of Terraform JSON, which the tests then look into.
    return stack.toTerraform() as Synthesized;
  });
}

/** The arguments of each resource of a type. */
export function all({ resource }: Synthesized, type: string): Arguments[] {
  return Object.values(resource[type] ?? {});
}

/** The arguments of the only resource of a type. */
export function only(document: Synthesized, type: string): Arguments {
  const [found, ...more] = all(document, type);
  if (found === undefined || more.length > 0) {
    throw new Error(
      `expected one ${type}, got ${more.length + (found ? 1 : 0)}`,
    );
  }
  return found;
}

/** The statements of a policy argument by their Sid, with references in short. */
export function statements(policy: unknown): Record<string, PolicyStatement> {
  const { Statement } = JSON.parse(shorten(String(policy)));
  return Object.fromEntries(
    Statement.map((statement: PolicyStatement, index: number) => [
      statement.Sid ?? index,
      statement,
    ]),
  );
}

/** Makes references readable: `${data.aws_region.current_region_AB12.id}` becomes `<aws_region.id>`. */
export function shorten(text: string): string {
  return text.replace(
    /\$\{(?:data\.)?(\w+)\.\w+\.(\w+)\}/g,
    (_, type: string, attribute: string) => `<${type}.${attribute}>`,
  );
}

/** A rule as small as one can be. */
export function rule(overrides: Partial<Rule> = {}): Rule {
  return {
    id: "trail-stopped",
    title: "A trail was stopped",
    description: "Nothing is recorded while it is stopped.",
    severity: "critical",
    pattern: {
      kind: "text",
      selector: [{ kind: "key", name: "eventName" }],
      operator: "=",
      value: "StopLogging",
    },
    controls: [],
    attack: [],
    falsePositives: [],
    runbook: ["Start the trail again.", "Find out who stopped it."],
    matches: {},
    ignores: {},
    ...overrides,
  };
}
