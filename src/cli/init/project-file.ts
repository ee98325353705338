import { applyEdits, modify, parse, type ParseError } from "jsonc-parser";
import { UsageError } from "../usage-error";

/** cdktf's file of the project. */
export const PROJECT_FILE = "cdktf.json";

/** The app that an installed package brings. */
export const PACKAGED_APP = "node_modules/trailwire/dist/main.js";

/** What init reads and writes of a project file, whatever else is in it. */
interface Project {
  readonly context?: {
    readonly preset?: unknown;
    readonly features?: { readonly eventRegions?: unknown };
  };
}

/** What a project file says of the answers, whatever it is. */
export interface ProjectAnswers {
  readonly preset: unknown;
  readonly eventRegions: unknown;
}

/** What is written into a project file. */
export interface ProjectChanges {
  readonly preset: string;
  /** @default - as they are */
  readonly eventRegions: readonly string[] | undefined;
}

/** @throws {UsageError} for a file that is no JSON */
export function projectAnswers(text: string): ProjectAnswers {
  const errors: ParseError[] = [];
  const project: Project | undefined = parse(text, errors);
  if (errors.length > 0 || typeof project !== "object") {
    throw new UsageError(`${PROJECT_FILE}: expected JSON, so nothing was done`);
  }
  const { preset, features } = project?.context ?? {};
  return { preset, eventRegions: features?.eventRegions };
}

/** The project file with the changes, and nothing else changed. */
export function withChanges(
  text: string,
  { preset, eventRegions }: ProjectChanges,
): string {
  const options = {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
    // What is new comes after the preset: its neighbours are written anew.
    getInsertionIndex: (names: string[]) => names.indexOf("preset") + 1,
  };
  const set = (text: string, path: string[], value: unknown) =>
    applyEdits(text, modify(text, path, value, options));
  const changed = set(text, ["context", "preset"], preset);
  return eventRegions === undefined
    ? changed
    : set(changed, ["context", "features", "eventRegions"], eventRegions);
}

/** A project file for a folder that has none and in which the package is installed. */
export function newProjectFile({
  preset,
  eventRegions,
}: ProjectChanges): string {
  const project = {
    language: "typescript",
    app: `node ${PACKAGED_APP}`,
    projectId: "trailwire",
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
    context: {
      preset,
      backend: { type: "local" },
      ...(eventRegions && { features: { eventRegions } }),
    },
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}
