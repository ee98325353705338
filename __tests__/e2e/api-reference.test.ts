import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as library from "../../src/library";
import * as pattern from "../../src/library/pattern";
import * as proof from "../../src/library/proof";
import * as rules from "../../src/library/rules";
import { Clone } from "./support/clone";

const clone = new Clone();
afterAll(() => clone.remove());

/** Whether npm can get typedoc, from its registry or its cache. */
const { status } = spawnSync(
  "npm",
  ["ci", "--prefix", "scripts/api-reference", "--silent"],
  { cwd: clone.folder, stdio: "ignore" },
);
const lack =
  status === 0 ? "" : " (skipped: no typedoc, let npm's registry be reached)";
if (lack !== "") process.stderr.write(`\nthe API reference${lack}\n\n`);

(lack === "" ? describe : describe.skip)(`the API reference${lack}`, () => {
  let pages: readonly string[];
  beforeAll(async () => {
    await clone.run("npm run docs");
    pages = readdirSync(join(clone.folder, "docs/api"), {
      recursive: true,
      encoding: "utf8",
    });
  });

  test.each(Object.entries({ library, pattern, proof, rules }))(
    "has a page for all that %s exports",
    (_, entry) => {
      const names = Object.keys(entry);
      expect(names.length).toBeGreaterThan(3);
      expect(
        names.filter(
          (name) => !pages.some((page) => page.endsWith(`.${name}.html`)),
        ),
      ).toEqual([]);
    },
  );

  test.each([
    ["Trail", "A trail of all regions that writes to a bucket"],
    ["parse", "Throws"],
  ])("says of %s what its doc comment says", (name, words) => {
    const page = pages.find((page) => page.endsWith(`.${name}.html`)) ?? "";
    expect(
      readFileSync(join(clone.folder, "docs/api", page), "utf8"),
    ).toContain(words);
  });

  test("names no path of the machine that made it", () => {
    const telling = pages.filter(
      (page) =>
        page.endsWith(".html") &&
        readFileSync(join(clone.folder, "docs/api", page)).includes(
          clone.folder,
        ),
    );
    expect(telling).toEqual([]);
  });
});
