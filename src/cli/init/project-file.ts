import { applyEdits, modify, parse, type ParseError } from "jsonc-parser";
import { UsageError } from "../usage-error";

/** cdktf's file of the project. */
export const PROJECT_FILE = "cdktf.json";

/** The app that an installed package brings. */
export const PACKAGED_APP = "node_modules/trailwire/dist/main.js";

/**
 * The preset that a project file names, whatever it is.
 *
 * @throws {UsageError} for a file that is no JSON
 */
export function presetOf(text: string): unknown {
  const errors: ParseError[] = [];
  const project: { context?: { preset?: unknown } } | undefined = parse(
    text,
    errors,
  );
  if (errors.length > 0 || typeof project !== "object") {
    throw new UsageError(`${PROJECT_FILE}: expected JSON, so nothing was done`);
  }
  return project?.context?.preset;
}

/** The project file with another preset, and nothing else changed. */
export function withPreset(text: string, preset: string): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(
    text,
    modify(text, ["context", "preset"], preset, { formattingOptions }),
  );
}

/** A project file for a folder that has none and in which the package is installed. */
export function newProjectFile(preset: string): string {
  const project = {
    language: "typescript",
    app: `node ${PACKAGED_APP}`,
    projectId: "trailwire",
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
    context: { preset, backend: { type: "local" } },
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}
