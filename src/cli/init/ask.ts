import { costPresets } from "../../cost/presets";
import { globalEventRegions } from "../../project/regions";
import { table } from "../../print/table";
import type { Io } from "../io";
import type { Ask } from "../talk";
import { UsageError } from "../usage-error";
import {
  type Answers,
  emailsIn,
  hearsEvents,
  presetIn,
  regionIn,
  regionsIn,
} from "./answers";
import { eventRegionsFor } from "./event-regions";

/** What was given on the command line, or holds already; the rest is asked, where somebody can answer. */
export type Given = {
  readonly [K in keyof Answers]: Answers[K] | undefined;
};

/** The answers of who just presses Enter. There may be none for the addresses. */
export interface Defaults extends Pick<Answers, "region" | "preset"> {
  readonly emails: readonly string[] | undefined;
  /** As `features.eventRegions` has them. */
  readonly eventRegions: unknown;
}

/**
 * Asks for what was not given; with no terminal, or nobody who wants to be asked, the defaults hold.
 *
 * @param yes - the defaults are wanted
 * @throws {UsageError} for an address that nobody gave, and a default region that is none
 */
export async function answersFrom(
  given: Given,
  defaults: Defaults,
  yes: boolean,
  { talk, warn }: Pick<Io, "talk" | "warn">,
): Promise<Answers> {
  if (yes || talk === undefined) {
    const emails = given.emails ?? defaults.emails;
    if (emails === undefined) {
      throw new UsageError(
        `--email: expected an address to alert, such as --email security@example.com; ${yes ? "it has no default" : "there is no terminal to ask at"}`,
      );
    }
    return {
      emails,
      region: given.region ?? regionIn(defaults.region),
      preset: given.preset ?? defaults.preset,
      regionsInUse: given.regionsInUse,
    };
  }
  return talk(async (ask) => {
    const answer = <T>(question: string, read: (answer: string) => T) =>
      until(question, read, ask, warn);
    const emails =
      given.emails ??
      (await answer(
        `Who is alerted? E-mail addresses, with commas between${defaults.emails ? ` [${defaults.emails.join(", ")}] ` : ": "}`,
        (text) => emailsIn(text || (defaults.emails ?? []).join(",")),
      ));
    const region =
      given.region ??
      (await answer(`AWS region? [${defaults.region}] `, (text) =>
        regionIn(text || defaults.region),
      ));
    const preset =
      given.preset ??
      (await answer(
        `${PRESETS}\nWhat is deployed? [${defaults.preset}] `,
        (text) => presetIn(text || defaults.preset),
      ));
    const regionsInUse =
      given.regionsInUse ??
      (hearsEvents(preset)
        ? await answer(
            `Which other regions do you use? Their codes, with commas between, or all [${heard(region, defaults.eventRegions)}] `,
            (text) => (text === "" ? undefined : regionsIn(text)),
          )
        : undefined);
    return { emails, region, preset, regionsInUse };
  });
}

const words: Readonly<Record<Answers["preset"], string>> = {
  "compliance-monitor": "the 11 resources of the tutorial, mended",
  recommended:
    "a trail, its logs kept and locked, an alarm or a mail for each rule",
  "event-pipeline":
    "a trail, and a function that reads its logs and stores what it finds",
  posture: "AWS Config, GuardDuty, Security Hub and Access Analyzer, no trail",
  full: "recommended, event-pipeline and posture, with searches and responses",
};

const PRESETS = table(
  costPresets.map((name) => [name, words[name]]),
  { indent: "  " },
);

/** The regions that hold if nobody names others. */
function heard(region: string, before: unknown): string {
  const now = Array.isArray(before) ? before : globalEventRegions;
  const written = eventRegionsFor({ region, regionsInUse: undefined }, before);
  return (written ?? now).join(", ");
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
