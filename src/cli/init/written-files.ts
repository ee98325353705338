import { writeFileSync } from "node:fs";
import { VARIABLES_FILE } from "../../project/terraform-variables";
import { projectFile } from "../project/project-context";
import { type Answers, hearsEvents } from "./answers";
import { eventRegionsFor } from "./event-regions";
import {
  newProjectFile,
  PROJECT_FILE,
  type ProjectAnswers,
  withChanges,
} from "./project-file";
import { withVariables } from "./variables-file";

/** The files that init writes, as they are: undefined where there is none. */
export interface Contents {
  readonly project: string | undefined;
  readonly variables: string | undefined;
}

/**
 * What is in this folder.
 *
 * @throws {UsageError} for a file that cannot be read
 */
export function contentsHere(): Contents {
  return {
    project: projectFile(PROJECT_FILE),
    variables: projectFile(VARIABLES_FILE),
  };
}

/**
 * Writes the answers into the files of this folder.
 *
 * @param said what the project file said before
 * @returns what became of each file, its name and what it says now
 * @throws {UsageError} for answers that do not go together; nothing is written then
 */
export function writeAnswers(
  answers: Answers,
  { project, variables }: Contents,
  said: ProjectAnswers | undefined,
): string[][] {
  const { emails, region, preset } = answers;
  const eventRegions = hearsEvents(preset)
    ? eventRegionsFor(answers, said?.eventRegions)
    : undefined;
  const changes = { preset, eventRegions };
  return [
    write(
      PROJECT_FILE,
      project,
      project === undefined
        ? newProjectFile(changes)
        : withChanges(project, changes),
      `preset ${preset}${eventRegions ? `; events of ${eventRegions.join(", ")}` : ""}`,
    ),
    write(
      VARIABLES_FILE,
      variables,
      withVariables(variables ?? "", answers),
      `alert_emails ${emails.join(", ")}; aws_region ${region}`,
    ),
  ];
}

function write(
  name: string,
  before: string | undefined,
  after: string,
  says: string,
): string[] {
  if (before === after) return ["as it was", name, says];
  writeFileSync(name, after);
  return [before === undefined ? "written" : "changed", name, says];
}
