import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack, packIds, rules } from "../../rules";
import { alertPicture } from "../../scripts/alert-picture";
import { commands } from "../../src/cli/commands";
import { capabilityCost, total } from "../../src/cost/estimate";
import { costPresets, presetCapabilities } from "../../src/cost/presets";
import { typicalUsage } from "../../src/cost/usage";
import { readModel } from "../../src/proof";
import { verdictOf } from "../../src/proof/path";
import { alertPaths } from "../../src/proof/paths";
import { presets } from "../../src/stacks/presets";
import { readSettings } from "../../src/stacks/settings";
import { mail } from "../constructs/fixtures/attack";
import { blocksOf, commandsOf } from "../e2e/support/guide";
import { allowedDifferences } from "../stacks/allowed-differences";
import { tableRows } from "../support/table-rows";

const root = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The commands of some sections, in their order. */
const steps = (document: string, sections: readonly string[]) =>
  blocksOf(read(document))
    .filter(({ section }) => sections.includes(section))
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => commandsOf(text));

describe("README", () => {
  const readme = read("README.md");

  test("lists every difference from the hand-written monitor, with its reason, and no other", () => {
    const listed = tableRows(readme).filter(([first = ""]) =>
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

  test("shows the alert paths of the default preset (UPDATE_GOLDEN=1 draws them anew)", async () => {
    const golden = join(root, "__tests__/stacks/recommended.golden.json");
    const variables = { alert_emails: '["security@example.com"]' };
    const paths = alertPaths(await readModel(golden, { variables }));
    expect(verdictOf(paths.flatMap(({ links }) => links))).toBe("holds");
    const drawn = readme.replace(
      /(?<=^```mermaid\n).*?(?=^```$)/ms,
      alertPicture(paths),
    );
    if (process.env["UPDATE_GOLDEN"]) {
      writeFileSync(join(root, "README.md"), drawn);
    } else {
      expect(readme).toBe(drawn);
    }
  });

  test("guides/deploy.md lists every variable of the default preset with its default", () => {
    const golden = JSON.parse(
      read("__tests__/stacks/recommended.golden.json"),
    ) as { variable: Record<string, { default?: unknown }> }; // our own synthesis wrote it
    const listed = tableRows(read("guides/deploy.md")).filter(([first = ""]) =>
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

  describe("tells where what the five systems described is", () => {
    const [, section = ""] = readme.split("## What each of the five systems");
    const [table = ""] = section.split("\n## ");
    const [, , ...described] = tableRows(table);
    const shown = described
      .filter(([what]) => !what?.startsWith("**"))
      .map(([, here = "", command = ""]) => ({ here, command }));
    const code = (text: string) =>
      [...text.matchAll(/`([^`]+)`/g)].map(([, inside = ""]) => inside);

    test("all five of them", () => {
      const systems = described.filter(([what]) => what?.startsWith("**"));
      expect(systems).toHaveLength(5);
      expect(shown.length).toBeGreaterThan(20);
    });

    test("by commands that exist", () => {
      const { scripts } = JSON.parse(read("package.json")) as {
        scripts: object;
      }; // npm demands the shape
      const known = [
        ...Object.keys(scripts).map((name) => `npm run ${name}`),
        ...presets.map((name) => `TRAILWIRE_PRESET=${name} npm run synth`),
        "npm test",
        ...commands.map(({ name }) => `npx trailwire ${name}`),
      ];
      const ids = rules.map(({ id }) => id);
      const strange = shown.filter(({ command: cell }) => {
        const [command = "", ...others] = code(cell);
        const [, id] = /rules (?:show|test) (\S+)/.exec(command) ?? [];
        return (
          others.length > 0 ||
          !known.some((start) => `${command} `.startsWith(`${start} `)) ||
          (id !== undefined && !ids.includes(id))
        );
      });
      expect(strange).toEqual([]);
    });

    test("by settings and rules that exist", () => {
      const key =
        /^(channels|features|investigation|monitoredEvents|posture|response)(\.\w+)*$/;
      const paths = shown
        .flatMap(({ here }) => code(here))
        .filter((text) => key.test(text));
      expect(paths.length).toBeGreaterThan(8);
      for (const path of paths) {
        const context = path
          .split(".")
          .reduceRight<unknown>((value, key) => ({ [key]: value }), 0);
        // A number is none of them; a setting that is not there would be unknown, or nobody's.
        expect(() => readSettings(Object(context))).toThrow(/ is 0: expected/);
      }
      const named = shown
        .filter(({ here }) => /^rules? /.test(here))
        .flatMap(({ here }) => code(here));
      expect(named.length).toBeGreaterThan(8);
      expect(
        named.filter((name) => !rules.some(({ id }) => id === name)),
      ).toEqual([]);
    });
  });

  test.each([
    [
      "In an existing Terraform workflow",
      "guides/existing-workflow.md",
      ["As a root"],
    ],
    [
      "Deploy",
      "guides/deploy.md",
      ["Set it up", "Look before you deploy", "Deploy it"],
    ],
  ])("%s: the same steps as in %s", (section, guide, sections) => {
    const shown = steps("README.md", [section]);
    const told = steps(guide, sections);
    // Without its answers, and to a machine that has the packages.
    const same = told.filter((step) => shown.includes(step));
    expect(same).toEqual(shown.filter((step) => step !== "npx trailwire init"));
    expect(same.length).toBeGreaterThan(3);
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

test.each(["README.md", "guides/presets.md"])(
  "%s says what each preset costs",
  (document) => {
    const listed = tableRows(read(document)).flatMap(([first = "", , last]) =>
      /^`[a-z-]+`( \(default\))?$/.test(first) && /\$\d/.test(last ?? "")
        ? [[first.split("`")[1], last]]
        : [],
    );
    const costs = costPresets.map((preset) => {
      const { usd, unknown } = total(
        presetCapabilities[preset].map((id) =>
          capabilityCost(id, typicalUsage),
        ),
      );
      return [
        preset,
        `${unknown.length > 0 ? "≥ " : ""}$${Math.round(usd ?? NaN)}`,
      ];
    });
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(costs));
  },
);

test("guides/presets.md says how many rules each pack has", () => {
  const listed = tableRows(read("guides/presets.md")).filter(([, count = ""]) =>
    /^\d+$/.test(count),
  );
  expect(
    Object.fromEntries(listed.map(([id = "", count]) => [id, Number(count)])),
  ).toEqual(
    Object.fromEntries(packIds.map((id) => [`\`${id}\``, pack(id).length])),
  );
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
