import { costPresets } from "../../cost/presets";
import { emailForm } from "../../project/email-form";
import { isRegion, regionCodes } from "../../project/regions";
import { nearest } from "../../rule/did-you-mean";
import { UsageError } from "../usage-error";

/** What `trailwire init` writes down. */
export interface Answers {
  readonly emails: readonly string[];
  readonly region: string;
  readonly preset: (typeof costPresets)[number];
  /** Regions in use besides the home region. @default - nobody said, so that nothing is changed */
  readonly regionsInUse: readonly string[] | "all" | undefined;
}

const EMAIL = new RegExp(emailForm);

/**
 * The addresses of a text with commas between them.
 *
 * @throws {UsageError}
 */
export function emailsIn(text: string): readonly string[] {
  const emails = wordsIn(text);
  const wrong = emails.find((email) => !EMAIL.test(email));
  if (emails.length > 0 && wrong === undefined) return emails;
  throw new UsageError(
    `expected an e-mail address such as security@example.com, got ${wrong === undefined ? "none" : `"${wrong}"`}`,
  );
}

/** @throws {UsageError} */
export function regionIn(text: string): string {
  if (isRegion(text)) return text;
  const meant = nearest(text, regionCodes);
  throw new UsageError(
    `expected a region's code such as us-east-1 or eu-central-1, got "${text}"${meant === undefined ? "" : `: did you mean "${meant}"?`}`,
  );
}

/**
 * The regions of a text with commas between them, or the word for all.
 *
 * @throws {UsageError}
 */
export function regionsIn(text: string): readonly string[] | "all" {
  return text === "all" ? text : wordsIn(text).map(regionIn);
}

/** @throws {UsageError} */
export function presetIn(text: string): Answers["preset"] {
  const preset = costPresets.find((name) => name === text);
  if (preset !== undefined) return preset;
  throw new UsageError(
    `expected one of ${costPresets.join(", ")}, got "${text}"`,
  );
}

/**
 * Answers that do not go together.
 *
 * @throws {UsageError}
 */
export function checkTogether({ emails, preset, regionsInUse }: Answers): void {
  if (preset === "compliance-monitor" && emails.length > 1) {
    throw new UsageError(
      `the preset compliance-monitor alerts exactly one address, got ${emails.length}: the preset recommended takes several`,
    );
  }
  if (regionsInUse !== undefined && !hearsEvents(preset)) {
    throw new UsageError(
      `--event-regions: the preset ${preset} has no event rules that could hear them: the presets recommended and full have`,
    );
  }
}

/** Whether the preset's rules hear the events of regions that are named. */
export function hearsEvents(preset: Answers["preset"]): boolean {
  return preset === "recommended" || preset === "full";
}

/** The words between commas and blanks, each once. */
function wordsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ""))];
}
