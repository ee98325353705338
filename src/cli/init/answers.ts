import { costPresets } from "../../cost/presets";
import { UsageError } from "../usage-error";

/** What `trailwire init` writes down. */
export interface Answers {
  readonly emails: readonly string[];
  readonly region: string;
  readonly preset: (typeof costPresets)[number];
}

/** As the variable `alert_emails` demands it. */
const EMAIL = /^[A-Za-z0-9.!#&'*+/=?^_|~-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$/;

/** As the variable `aws_region` demands it. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-[0-9]$/;

/**
 * The addresses of a text with commas between them.
 *
 * @throws {UsageError}
 */
export function emailsIn(text: string): readonly string[] {
  const emails = text.split(/[\s,]+/).filter((email) => email !== "");
  const wrong = emails.find((email) => !EMAIL.test(email));
  if (emails.length > 0 && wrong === undefined) return [...new Set(emails)];
  throw new UsageError(
    `expected an e-mail address such as security@example.com, got ${wrong === undefined ? "none" : `"${wrong}"`}`,
  );
}

/** @throws {UsageError} */
export function regionIn(text: string): string {
  if (REGION.test(text)) return text;
  throw new UsageError(
    `expected a region's code such as us-east-1 or eu-central-1, got "${text}"`,
  );
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
export function checkTogether({ emails, preset }: Answers): void {
  if (preset === "compliance-monitor" && emails.length > 1) {
    throw new UsageError(
      `the preset compliance-monitor alerts exactly one address, got ${emails.length}: the preset recommended takes several`,
    );
  }
}
