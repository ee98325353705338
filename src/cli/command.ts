import type { Io } from "./io";

/** 0: fine. 1: something is wrong with what was examined. 2: wrong usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export interface ArgumentData {
  /** In commander's notation: `<id>` is required, `[id]` is not, `...` takes the rest. */
  readonly name: string;
  readonly summary: string;
}

export interface OptionData {
  readonly summary: string;
  /**
   * The name in help for the value that the option takes.
   * @default - a flag, which takes no value
   */
  readonly value?: string;
  /** @default - any value */
  readonly choices?: readonly string[];
  /** @default - the option is undefined where it is not given */
  readonly default?: string;
  /**
   * The option may be given again; its values are a list, undefined where it is not given.
   * @default - the last one counts
   */
  readonly repeatable?: true;
}

/** A command as data: what help shows, what commander checks, what runs. */
export interface Command {
  readonly arguments: readonly ArgumentData[];
  /** By name without the dashes, in camel case: `minSeverity` is `--min-severity`. */
  readonly options: Readonly<Record<string, OptionData>>;
  /** What help says at the end: formats, examples, exit codes. */
  readonly notes: string;
  /** Gets one value for each argument, in order, and the options by name. */
  run(
    args: readonly unknown[],
    options: Readonly<Record<string, unknown>>,
    io: Io,
  ): Promise<ExitCode>;
}

/** Declares a command; the types of what `run` gets follow from the arguments and options beside it. */
export function defineCommand<
  const A extends readonly ArgumentData[],
  const O extends Readonly<Record<string, OptionData>>,
>(command: TypedCommand<A, O>): Command {
  // A method's parameters may be narrower here than in Command: commander has checked them by this data.
  return command;
}

interface TypedCommand<
  A extends readonly ArgumentData[],
  O extends Readonly<Record<string, OptionData>>,
> extends Command {
  readonly arguments: A;
  readonly options: O;
  run(
    args: { readonly [K in keyof A]: ArgumentValue<A[K]["name"]> },
    options: { readonly [K in keyof O]: OptionValue<O[K]> },
    io: Io,
  ): Promise<ExitCode>;
}

type ArgumentValue<Name extends string> = Name extends `${string}...${string}`
  ? readonly string[]
  : Name extends `<${string}`
    ? string
    : string | undefined;

type OptionValue<D extends OptionData> = D extends {
  readonly repeatable: true;
}
  ? readonly string[] | undefined
  : D extends { readonly value: string }
    ? Choice<D> | (D extends { readonly default: string } ? never : undefined)
    : true | undefined;

type Choice<D> = D extends { readonly choices: readonly (infer C)[] }
  ? C
  : string;
