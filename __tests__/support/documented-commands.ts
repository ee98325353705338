import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, commandsOf } from "../e2e/support/guide";

const root = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const filesIn = (folder: string) =>
  readdirSync(join(root, folder)).map((file) => `${folder}/${file}`);

/** A command as a document shows it. */
export interface DocumentedCommand {
  readonly document: string;
  /** The heading of the `sh` block that it stands in. @default - it stands in a text, or in `--help` */
  readonly section?: string;
  readonly command: string;
}

const texts = [
  ...["README.md", "ARCHITECTURE.md", "MIGRATING.md", "CHANGELOG.md"],
  ...filesIn("guides"),
];

/** What a command begins with. One word by itself is a name and no command. */
const start =
  /^(?:[A-Z_]+=\S* )*(?:npm|npx|node|terraform|aws|cdktf|git|trailwire) \S/;

/** Every command that a person is shown: in the documents, in `help`, and in what `--help` prints. */
export function documentedCommands(): readonly DocumentedCommand[] {
  return [
    ...texts.flatMap((document) => [
      ...inBlocks(document),
      ...inText(document),
    ]),
    ...inHelp(),
    ...filesIn("src/cli/commands").flatMap(examples),
  ];
}

function inBlocks(document: string): readonly DocumentedCommand[] {
  return blocksOf(read(document))
    .filter(({ language }) => language === "sh")
    .flatMap(({ section, text }) =>
      commandsOf(text).map((command) => ({ document, section, command })),
    );
}

/** Code within sentences and tables, and the steps of workflows. */
function inText(document: string): readonly DocumentedCommand[] {
  const text = read(document);
  const steps = [...text.matchAll(/^ *- run: (.*)$/gm)];
  const code = text
    .replace(/^```.*?^```$/gms, "")
    .matchAll(/(?<!`)`([^`]+)`(?!`)/g);
  return [...steps, ...code]
    .map(([, found = ""]) => found.replace(/\s+/g, " "))
    .filter((found) => start.test(found))
    .map((command) => ({ document, command }));
}

/** `help` has commands at the left, and what they do, or another one, at the right. */
function inHelp(): readonly DocumentedCommand[] {
  return read("help")
    .split(/\n| {2,}/)
    .filter((text) => start.test(text))
    .map((command) => ({ document: "help", command }));
}

/** The examples at the end of a command's `--help`, which calls the program by its name alone. */
function examples(file: string): readonly DocumentedCommand[] {
  const found = read(file).matchAll(
    /^ {2}((?:\S+=\S+ |zcat .*)?)(trailwire .*?)(?:`,)?$/gm,
  );
  return [...found].map(([, before = "", words = ""]) => ({
    document: `${file} --help`,
    command: `${before}npx ${words}`,
  }));
}
