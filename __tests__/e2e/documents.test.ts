import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { apiCall } from "../../src/cloudtrail/event";
import { gz, logFile, stopLogging, write } from "../backtest/logs";
import { documentSections, typedInClone } from "../support/commands-run";
import { mendedTutorial } from "../support/mended-tutorial";
import { Guide } from "./support/guide";
import { QuickClone } from "./support/quick-clone";

/*
 * The commands of the documents besides the guides: what no guide has typed already, as
 * `__tests__/documents/commands.test.ts` holds every command to somebody who types it.
 */
let clone: QuickClone;
beforeAll(async () => {
  clone = new QuickClone();
  const log = gz(logFile([stopLogging(), apiCall()]));
  write(clone.folder, {
    "infra/main.tf": mendedTutorial,
    "AWSLogs/events.json.gz": log,
    "logs/events.json.gz": log,
    "log.json.gz": log,
    "app.log.gz": gz("first -debug\nsecond\n"),
  });
  // Where the workflow checks it out.
  symlinkSync(".", join(clone.folder, ".trailwire"));
  await clone.commit();
});
afterAll(() => clone?.remove());

/** Does what a section of a document says, but for what its entry in `documentSections` leaves out. */
const follow = (document: string, section: string) =>
  new Guide(document).follow(
    section,
    clone,
    documentSections[document]?.[section],
  );

test.each(Object.keys(documentSections["README.md"] ?? {}))(
  "README.md: %s",
  async (section) => {
    expect(await follow("README.md", section)).not.toBe("");
  },
);

test.each(typedInClone)("%s", async (command) => {
  clone.enter();
  await clone.run(command);
});

test("MIGRATING.md: to the next engine, and back again", async () => {
  const printed = await follow("MIGRATING.md", "A clone of Trailwire");
  expect(printed).toMatch(/ src\/stacks\/\S+ +\| /);
  await clone.run("git restore .");
  expect(await clone.run("git diff --stat")).toBe("");
});
