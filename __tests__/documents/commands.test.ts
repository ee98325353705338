import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commands, groups } from "../../src/cli/commands";
import {
  documentSections,
  typedByNobody,
  typedElsewhere,
  typedInClone,
} from "../support/commands-run";
import {
  type DocumentedCommand,
  documentedCommands,
} from "../support/documented-commands";
import { guideSections } from "../support/guide-sections";

const root = join(__dirname, "../..");
const documented = documentedCommands();

/** The commands of an `sh` block that its test leaves out; undefined where no test follows it. */
function leftOut({ document, section = "" }: DocumentedCommand) {
  const [, guide = ""] = /^guides\/(.*)\.md$/.exec(document) ?? [];
  // It has a test of its own, which fails where a section is not followed.
  if (existsSync(join(root, `__tests__/e2e/${guide}.test.ts`))) return {};
  const { here, onMachine } = guideSections[guide] ?? {};
  return { ...here, ...onMachine, ...documentSections[document] }[section];
}

const typed = [
  ...typedInClone,
  ...documented
    .filter((shown) => {
      const left = leftOut(shown);
      return left !== undefined && !Object.hasOwn(left, shown.command);
    })
    .map(({ command }) => command),
];
const explained = [
  ...Object.keys(typedElsewhere),
  ...Object.keys(typedByNobody),
];

/** What `trailwire` calls its commands, as in `npx trailwire prove` or `trailwire rules list|show`. */
const isName = (command: string) => {
  const [, first = "", lasts] =
    /^(?:npx )?trailwire ([a-z]+)(?: ([a-z|]+))?$/.exec(command) ?? [];
  const names = lasts?.split("|").map((last) => `${first} ${last}`) ?? [first];
  return (
    (lasts === undefined && first in groups) ||
    names.every((name) => commands.some((entry) => entry.name === name))
  );
};

/** In a sentence, `terraform plan` names what stands elsewhere with its arguments. */
const namesTyped = (command: string) =>
  typed.some((other) => ` ${other} `.includes(` ${command} `));

/** `npx trailwire rules show <id>`: `guides.test.ts` holds it to the options that there are. */
const isUsage = (command: string) =>
  /[<[]/.test(command.replace(/'[^<']*'/g, ""));

test("every command in a document is run, or it is said why not", () => {
  const forgotten = documented.filter((shown) => {
    const { command, section } = shown;
    if (typed.includes(command) || explained.includes(command)) return false;
    if (section !== undefined) return leftOut(shown)?.[command] === undefined;
    return !isUsage(command) && !isName(command) && !namesTyped(command);
  });
  expect(forgotten).toEqual([]);
  expect(documented.length).toBeGreaterThan(250);
});

test("no list names a command that no document has", () => {
  const shown = documented.map(({ command }) => command);
  expect(
    [...typedInClone, ...explained].filter(
      (command) => !shown.includes(command),
    ),
  ).toEqual([]);
});

test.each(Object.entries(typedElsewhere))(
  "%s is run by %j",
  (_, [file, words]) => {
    expect(readFileSync(join(root, file), "utf8")).toContain(words);
  },
);
