import { Unknown, type Value } from "../model";
import { EvaluationError } from "../terraform/values";
import type { Configuration } from "./configuration";
import { evaluateValue, type Evaluator } from "./evaluate-body";
import { once } from "./once";
import { variableValue } from "./variables";

/** What a module's names stand for, each evaluated when it is first asked for. */
export interface NamedValues {
  readonly variable: (name: string) => Value;
  readonly local: (name: string) => Value;
  readonly output: (name: string) => Value;
}

/** @throws {EvaluationError} from its functions, for names that are not declared */
export function namedValues(
  { variables, locals, outputs }: Configuration,
  path: string,
  input: (name: string) => Value | undefined,
  evaluator: Evaluator,
): NamedValues {
  const { session } = evaluator;
  const named = (
    kind: string,
    make: (name: string, address: string) => Value | undefined,
  ) => {
    const addressOf = (name: string) => inModule(path, `${kind}.${name}`);
    return once<Value>(
      (name) => {
        const value = make(name, addressOf(name));
        if (value !== undefined) return value;
        throw new EvaluationError(`there is no ${kind}.${name}`);
      },
      (name) => circular(addressOf(name), session.report),
    );
  };
  return {
    variable: named("var", (name, address) => {
      const block = variables.get(name);
      return block && variableValue(address, block, input(name), session);
    }),
    local: named("local", (name, address) => {
      const declared = locals.get(name);
      if (declared === undefined) return undefined;
      const site = { address, place: declared.place };
      return evaluateValue(declared.value, evaluator, new Map(), site);
    }),
    output: named("output", (name, address) => {
      const block = outputs.get(name);
      if (block === undefined) return undefined;
      const site = { address, place: block.place };
      const value = block.body["value"] ?? null;
      return evaluateValue(value, evaluator, new Map(), site);
    }),
  };
}

/** A name with the path of its module before it. */
export function inModule(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** The value of what needs itself. */
export function circular(
  address: string,
  report: (reason: string) => void,
): Unknown {
  report(`${address} depends on itself`);
  return new Unknown("it depends on itself", address);
}
