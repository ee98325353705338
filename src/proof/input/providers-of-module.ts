import { isMap } from "../terraform/values";
import { placeholder } from "../placeholder";
import type { ValueMap, Value } from "../model";
import type { Configuration } from "./configuration";
import { evaluateBody, type Evaluator } from "./evaluate-body";
import {
  defaultProvider,
  providerOf,
  type Home,
  type Provider,
} from "./providers";

/** Finds a provider by the name that resources use, such as `aws.west`. */
export type Providers = (name: string) => Provider;

/** A module's providers by the names that its resources use: its own, those it is passed, and the default. */
export function ownProviders(
  configuration: Configuration,
  passed: ReadonlyMap<string, Provider>,
  evaluator: Evaluator,
  home: Home,
): Providers {
  const known = new Map(passed);
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const block = configuration.providers.get(name);
    const provider =
      block === undefined
        ? undeclared(name, home)
        : providerOf(
            name,
            evaluateBody(block.body, evaluator, new Map(), {
              address: `provider.${name}`,
              place: block.place,
            }),
            home,
          );
    known.set(name, provider);
    return provider;
  };
}

/** An alias that a module expects and nobody passes, where the module itself is what is examined. */
function undeclared(name: string, home: Home): Provider {
  return name.includes(".")
    ? {
        region: placeholder(`region of provider ${name}`),
        account: placeholder(`account of provider ${name}`),
      }
    : defaultProvider(home);
}

/** The providers that a call passes: those it names, else the default. */
export function childProviders(
  call: ValueMap,
  providers: Providers,
): ReadonlyMap<string, Provider> {
  const passed = call["providers"] ?? null;
  const named = isMap(passed) ? Object.entries(passed) : [];
  return new Map([
    ["aws", providers("aws")],
    ...named.map(
      ([inner, outer]) => [inner, providers(providerName(outer))] as const,
    ),
  ]);
}

/** `aws.west`, which the JSON of HCL writes as an expression. */
export function providerName(written: Value): string {
  return typeof written === "string"
    ? written.replace(/^\$\{(.*)\}$/, "$1").trim()
    : "aws";
}
