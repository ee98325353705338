import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../../src/cli/commands";
import { defineCommand } from "../../src/cli/command";
import { trailwire } from "./trailwire";

const root = join(__dirname, "../..");
const names = commands.map(({ name }) => name);

interface PackageJson {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as PackageJson;

describe("the command table", () => {
  test("holds every file in commands/, named after its command", () => {
    expect(readdirSync(join(root, "src/cli/commands")).sort()).toEqual(
      names.map((name) => `${name.replaceAll(" ", "-")}.ts`).sort(),
    );
  });

  test.each(commands)("$name shows help", async ({ name, summary, load }) => {
    const outcome = await trailwire([...name.split(" "), "--help"]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    expect(outcome.stdout).toMatch(`Usage: trailwire ${name}`);
    expect(outcome.stdout).toContain(summary);
    expect(outcome.stdout).toContain(load().notes.trim());
    expect(await trailwire(["help", ...name.split(" ")])).toEqual(outcome);
    // Notes are not wrapped.
    expect(
      outcome.stdout.split("\n").filter((line) => line.length > 80),
    ).toEqual([]);
  });

  test("types what a command gets after what it declares", () => {
    defineCommand({
      arguments: [
        { name: "<one>", summary: "" },
        { name: "[other]", summary: "" },
        { name: "[rest...]", summary: "" },
      ],
      options: {
        flag: { summary: "" },
        text: { summary: "", value: "text" },
        level: { summary: "", value: "level", choices: ["a", "b"] },
        format: { summary: "", value: "f", choices: ["x", "y"], default: "x" },
      },
      notes: "",
      run: async ([one, other, rest], { flag, text, level, format }) => {
        one satisfies string;
        other satisfies string | undefined;
        rest satisfies readonly string[];
        flag satisfies true | undefined;
        text satisfies string | undefined;
        level satisfies "a" | "b" | undefined;
        format satisfies "x" | "y";
        // @ts-expect-error an argument in brackets may be missing
        other satisfies string;
        // @ts-expect-error an option without a default may be missing
        text satisfies string;
        // @ts-expect-error not one of the choices
        format satisfies "x";
        return 0;
      },
    });
  });
});

test("--help shows the groups and their commands", async () => {
  const { exitCode, stdout } = await trailwire(["--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^ {2}rules list\|show\|test .+\n {2}pattern check\|match /m,
  );
  expect((await trailwire(["help"])).stdout).toBe(stdout);
});

test("--version shows the package's", async () => {
  expect(await trailwire(["--version"])).toEqual({
    exitCode: 0,
    stdout: `${manifest.version}\n`,
    stderr: "",
  });
});

test.each<[line: string, message: string]>([
  ["", "Usage: trailwire"],
  ["pattern", "Usage: trailwire pattern"],
  ["rulez", "error: unknown command 'rulez'\n(Did you mean rules?)"],
  ["rules lst", "error: unknown command 'lst'\n(Did you mean list?)"],
  [
    "rules list --formt",
    "error: unknown option '--formt'\n(Did you mean --format?)",
  ],
  ["rules list --format", "error: option '--format <format>' argument missing"],
  ["rules list --format xml", "Allowed choices are table, json."],
  ["rules list --min-severity all", "Allowed choices are critical, high,"],
  ["rules list now", "error: too many arguments for 'list'"],
  ["rules show", "error: missing required argument 'id'"],
  ["pattern check", "error: missing required argument 'pattern'"],
  ["pattern check --strict a", "error: unknown option '--strict'"],
  ["pattern match a", "error: missing required argument 'files'"],
])("wrong usage: trailwire %s", async (line, message) => {
  const words = line.split(" ").filter((word) => word !== "");
  const outcome = await trailwire(words);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(message);
});

describe("the help page", () => {
  const page = readFileSync(join(root, "help"), "utf8");
  const lines = page.trimEnd().split("\n");

  test("fits one screen", () => {
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test("names every command of trailwire, and no other", () => {
    const named = [...page.matchAll(/npx trailwire ([a-z]+(?: [a-z]+)?)/g)];
    expect(named.map(([, name]) => name).sort()).toEqual([...names].sort());
  });

  test("names scripts that exist", () => {
    const named = [...page.matchAll(/npm (?:run )?([a-z0-9:]+)/g)];
    const scripts = named.map(([, script]) => script ?? "");
    expect(scripts).toContain("synth");
    expect(Object.keys(manifest.scripts)).toEqual(
      expect.arrayContaining(scripts),
    );
  });
});
