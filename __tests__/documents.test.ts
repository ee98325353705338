import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mail } from "./constructs/fixtures/attack";
import { allowedDifferences } from "./stacks/allowed-differences";

const read = (file: string) =>
  readFileSync(join(__dirname, "..", file), "utf8");

/** The rows of all tables of a document, as cells. */
const rows = (document: string): readonly (readonly string[])[] =>
  document
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );

describe("README", () => {
  const readme = read("README.md");

  test("lists every difference from the hand-written monitor, with its reason, and no other", () => {
    const listed = rows(readme).filter(([first = ""]) =>
      /^`aws_\w+\.\w+\.\w+`$/.test(first),
    );
    const code = (value: unknown) => `\`${String(value)}\``;
    expect(listed).toEqual(
      allowedDifferences.map((difference) => [
        code(`${difference.address}.${difference.argument}`),
        code(difference.handWritten),
        code(difference.synthesized),
        difference.reason,
      ]),
    );
  });

  test("lists every variable of the default preset with its default", () => {
    const golden = JSON.parse(
      read("__tests__/stacks/recommended.golden.json"),
    ) as { variable: Record<string, { default?: unknown }> }; // our own synthesis wrote it
    const listed = rows(readme).filter(([first = ""]) =>
      /^`[a-z_]+`$/.test(first),
    );
    const documented = new Map(listed.map(([name, value]) => [name, value]));
    for (const [name, { default: value }] of Object.entries(golden.variable)) {
      const shown =
        value === undefined
          ? "(required)"
          : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
      expect([name, documented.get(`\`${name}\``)]).toEqual([name, shown]);
    }
  });

  test("prints the mail of an attack as it arrives", () => {
    expect(readme).toContain(`\`\`\`\n${mail}\`\`\`\n`);
  });

  test("names only scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: object }; // npm demands the shape
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(
      ([, name]) => name,
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(scripts, name ?? ""))).toEqual(
      [],
    );
  });
});

test.each(["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "help"])(
  "%s names only files that exist",
  (document) => {
    const named = [
      ...read(document).matchAll(
        /`((?:src|rules|__tests__|bench|bin)\/[\w./-]+\.\w+)`/g,
      ),
    ].map(([, file]) => file ?? "");
    const missing = named.filter((file) => {
      try {
        read(file);
        return false;
      } catch {
        return true;
      }
    });
    expect(missing).toEqual([]);
  },
);
