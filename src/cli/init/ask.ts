import { costPresets } from "../../cost/presets";
import type { Io } from "../io";
import type { Ask } from "../talk";
import { UsageError } from "../usage-error";
import { type Answers, emailsIn, presetIn, regionIn } from "./answers";

/** What was given on the command line; the rest is asked, where somebody can answer. */
export interface Given {
  readonly emails: readonly string[] | undefined;
  readonly region: string | undefined;
  readonly preset: Answers["preset"] | undefined;
}

/** The answers of who just presses Enter. There is none for the address. */
export type Defaults = Omit<Answers, "emails">;

/**
 * Asks for what was not given; with no terminal, or nobody who wants to be asked, the defaults hold.
 *
 * @param yes - the defaults are wanted
 * @throws {UsageError} for an address that nobody gave
 */
export async function answersFrom(
  given: Given,
  defaults: Defaults,
  yes: boolean,
  { talk, warn }: Pick<Io, "talk" | "warn">,
): Promise<Answers> {
  const { emails, region, preset } = given;
  if (yes || talk === undefined) {
    if (emails === undefined) {
      throw new UsageError(
        `--email: expected an address to alert, such as --email security@example.com; ${yes ? "it has no default" : "there is no terminal to ask at"}`,
      );
    }
    return { ...defaults, ...defined({ region, preset }), emails };
  }
  return talk(async (ask) => ({
    emails:
      emails ??
      (await until("Who is alerted? E-mail address: ", emailsIn, ask, warn)),
    region:
      region ??
      (await until(
        `AWS region? [${defaults.region}] `,
        (text) => regionIn(text || defaults.region),
        ask,
        warn,
      )),
    preset:
      preset ??
      (await until(
        `What is deployed? ${costPresets.join(", ")} [${defaults.preset}] `,
        (text) => presetIn(text || defaults.preset),
        ask,
        warn,
      )),
  }));
}

/** Asks until the answer can be read. */
async function until<T>(
  question: string,
  read: (answer: string) => T,
  ask: Ask,
  warn: Io["warn"],
): Promise<T> {
  for (;;) {
    const answer = await ask(question);
    try {
      return read(answer);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      warn(error.message);
    }
  }
}

function defined<T extends object>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> }; // the same keys, where they have a value
}
