import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rules } from "../rules";
import { consoleSignIn } from "../src/cloudtrail/event";
import { field } from "../src/cloudtrail/pattern";
import { type Pattern, render } from "../src/pattern";
import { compileEventPattern } from "../src/pattern/event-bridge";
import type { Rule } from "../src/rule/rule";
import { verifyRule } from "../src/rule/verify";
import { readSettings } from "../src/stacks/settings";
import { gz, logFile, stopLogging, write } from "./backtest/logs";
import { trailwire } from "./cli/trailwire";
import type { Checkout } from "./e2e/support/checkout";
import { Guide } from "./e2e/support/guide";
import { tableRows } from "./support/table-rows";
import { wordsOf } from "./support/words";
import { documentedCommands } from "./support/documented-commands";
import { guideRule } from "./support/guide-rule";
import { guideSections } from "./support/guide-sections";
import { mendedTutorial } from "./support/mended-tutorial";

const folder = join(__dirname, "../guides");
const names = readdirSync(folder)
  .map((file) => file.replace(/\.md$/, ""))
  .filter((name) => name !== "README");
const read = (file: string) =>
  readFileSync(join(__dirname, "..", file), "utf8");

/** A folder with what the guides take to be there, in which nothing but `npx trailwire` can be typed. */
class Desk implements Pick<Checkout, "enter" | "run" | "set"> {
  readonly folder = mkdtempSync(join(tmpdir(), "guides-"));

  constructor() {
    const day = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/15";
    const failure = consoleSignIn({
      responseElements: { ConsoleLogin: "Failure" },
      errorMessage: "Failed authentication",
    });
    write(this.folder, {
      "infra/main.tf": mendedTutorial,
      [`${day}/events.json.gz`]: gz(logFile([failure, stopLogging()])),
    });
  }

  enter(): void {
    process.chdir(this.folder);
  }

  /** @throws SettingsError for what `cdktf.json` may not hold */
  set(json: string): void {
    readSettings(JSON.parse(json));
  }

  async run(command: string): Promise<string> {
    const words = wordsOf(command);
    const [npx, name, ...rest] = words;
    expect([npx, name]).toEqual(["npx", "trailwire"]);
    const [file, mark] = [rest.at(-1), rest.at(-2)];
    const redirected = mark === ">" && file !== undefined;
    const outcome = await trailwire(redirected ? rest.slice(0, -2) : rest);
    expect({ command, ...outcome }).toMatchObject({ exitCode: 0, stderr: "" });
    expect(outcome.stdout).not.toBe("");
    if (redirected) writeFileSync(file, outcome.stdout);
    return outcome.stdout;
  }
}

describe.each(Object.entries(guideSections))(
  "guides/%s.md",
  (name, sections) => {
    const home = process.cwd();
    const guide = new Guide(`guides/${name}.md`);
    let desk: Desk;
    beforeAll(() => (desk = new Desk()));
    afterEach(() => process.chdir(home));
    afterAll(() => rmSync(desk.folder, { recursive: true }));

    for (const [section, notRun] of Object.entries(sections.here)) {
      test(section, async () => {
        await guide.follow(section, desk, notRun);
      });
    }

    test("has no command but these and those that e2e/guides.test.ts runs", () => {
      const left = guide.left.map((text) => text.slice(0, text.indexOf(": ")));
      expect([...new Set(left)]).toEqual(Object.keys(sections.onMachine));
    });
  },
);

test("what `help` and the documents say of a command's use, its --help knows", async () => {
  const options = documentedCommands().flatMap(({ command }) => {
    const [, name, rest = ""] =
      /^npx trailwire ((?:rules |pattern )?[a-z]+)(.*)$/.exec(command) ?? [];
    return name === undefined
      ? []
      : (rest.match(/--[a-z-]+/g) ?? []).map((option) => ({ name, option }));
  });
  expect(options.length).toBeGreaterThan(30);
  for (const name of new Set(options.map(({ name }) => name))) {
    const { stdout } = await trailwire([...name.split(" "), "--help"]);
    for (const { option } of options.filter((shown) => shown.name === name)) {
      expect(stdout).toContain(option);
    }
  }
});

test("the event of response.md is one that asks for a quarantine", () => {
  const [, entries = ""] =
    /--entries '(.*)'/.exec(read("guides/response.md")) ?? [];
  const [{ Source, DetailType, Detail }] = JSON.parse(entries);
  const { resource } = JSON.parse(read("__tests__/stacks/full.golden.json"));
  const answers = Object.values<{ event_pattern: string }>(
    resource.aws_cloudwatch_event_rule,
  ).filter(({ event_pattern }) => {
    // The account is Terraform's to fill in.
    const { account: _, ...asked } = JSON.parse(event_pattern);
    return compileEventPattern(JSON.stringify(asked))({
      source: Source,
      "detail-type": DetailType,
      detail: JSON.parse(Detail),
    });
  });
  expect(answers).toHaveLength(1);
});

describe("every guide", () => {
  test.each(names)(
    "%s.md is followed by a test, if it tells to do anything",
    (name) => {
      const { left } = new Guide(`guides/${name}.md`);
      const isFollowed = () =>
        name in guideSections ||
        read(`__tests__/e2e/${name}.test.ts`).includes(
          `new Guide("guides/${name}.md")`,
        );
      expect(left.length === 0 || isFollowed()).toBe(true);
    },
  );

  test("stands in the index, and nothing else does", () => {
    const listed = [
      ...read("guides/README.md").matchAll(/\]\(([\w-]+)\.md\)/g),
    ];
    expect(listed.map(([, name]) => name).sort()).toEqual([...names].sort());
  });

  test.each(names)(
    "%s.md begins with what one gets and ends with what may go wrong",
    (name) => {
      const text = read(`guides/${name}.md`);
      expect(text).toMatch(/^# .+\n\n[A-Z]/);
      if (name in guideSections) {
        expect(text.match(/^## .*/gm)?.at(-1)).toBe("## What may go wrong");
      }
    },
  );
});

test.each([
  ...["README.md", "ARCHITECTURE.md", "MIGRATING.md"],
  ...readdirSync(folder).map((file) => `guides/${file}`),
])("%s leads to files and headings that are there", (document) => {
  const links = read(document).matchAll(
    /\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g,
  );
  for (const [, file, heading] of links) {
    const target = file ? join(dirname(document), file) : document;
    if (heading !== undefined) {
      expect(headings(read(target))).toContain(heading);
    } else if (!target.endsWith("/")) {
      expect(read(target)).not.toBe("");
    }
  }
});

test("the rule of write-a-rule.md can be deployed, and is registered by its names", async () => {
  const { id, file, registry, pack } = guideRule();
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  const source = join(folder, "rule.ts");
  writeFileSync(
    source,
    file.replaceAll('"../../', `"${join(__dirname, "..")}/`),
  );
  const exported: Readonly<Record<string, Rule>> = await import(source);
  rmSync(folder, { recursive: true });
  const [[name, rule] = ["", undefined]] = Object.entries(exported);
  expect(rule && verifyRule(rule)).toEqual([]);
  expect(rule?.id).toBe(id);
  expect(rules.map(({ id }) => id)).not.toContain(id);
  expect(registry).toEqual([
    `import { ${name} } from "./${id}";`,
    `  ${name},`,
  ]);
  expect(pack).toEqual([`  "${id}",`]);
});

describe("write-a-rule.md", () => {
  const cells = tableRows(read("guides/write-a-rule.md"));

  test("shows each condition as the filter that it becomes", () => {
    const shown = cells.flatMap(([condition = "", filter = ""]) => {
      const [, path = "", method = "", args = ""] =
        /^`field\("(.*?)"\)\.(\w+)\((.*)\)`$/.exec(condition) ?? [];
      if (path === "") return [];
      const conditions: Readonly<Record<string, unknown>> = {
        ...Reflect.apply(field, undefined, [path]),
      };
      const make = conditions[method];
      const made: Pattern | undefined =
        typeof make === "function"
          ? make(...JSON.parse(`[${args}]`))
          : undefined;
      expect([condition, made && `\`${render(made)}\``]).toEqual([
        condition,
        filter.replace(/`,.*/, "`"),
      ]);
      return [method];
    });
    expect(shown.sort()).toEqual(Object.keys(field("eventName")).sort());
  });

  test("shows each folder that a rule can be put into", () => {
    const listed = cells.flatMap(([name = ""]) =>
      /^`[a-z]+`$/.test(name) ? [name.slice(1, -1)] : [],
    );
    const folders = readdirSync(join(__dirname, "../rules"), {
      withFileTypes: true,
    }).flatMap((entry) =>
      entry.isDirectory() && entry.name !== "hunts" ? [entry.name] : [],
    );
    expect(listed.sort()).toEqual(folders.sort());
  });
});

/** The anchors of a document's headings, as GitHub makes them. */
function headings(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
