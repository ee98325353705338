import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pack, packIds, rules } from "../../rules";
import { filterText } from "../../src/rule/filter-text";
import { routesOf } from "../../src/rule/routes";
import { metricName, type Route } from "../../src/rule/rule";
import { runCases, verifyRule } from "../../src/rule/verify";

const root = join(__dirname, "../../rules");
const files = readdirSync(root, { withFileTypes: true })
  // Hunts are no rules; hunts.test.ts looks after them.
  .filter((entry) => entry.isDirectory() && entry.name !== "hunts")
  .flatMap(({ name: folder }) =>
    readdirSync(join(root, folder))
      .filter((file) => file !== "index.ts")
      .map((file) => ({ folder, file })),
  );
const ids = rules.map(({ id }) => id);
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe("registry", () => {
  test("holds every file of the folders, and nothing else", () => {
    expect(files.map(({ file }) => file.replace(/\.ts$/, "")).sort()).toEqual(
      [...ids].sort(),
    );
  });

  test.each(files)(
    "$folder/$file exports the rule of its name, and nothing else",
    async ({ folder, file }) => {
      const exported: object = await import(join(root, folder, file));
      expect(Object.values(exported)).toEqual([
        expect.objectContaining({ id: file.replace(/\.ts$/, "") }),
      ]);
      expect(rules).toContain(Object.values(exported)[0]);
    },
  );

  test("no two rules share an id, a metric, a title or a text, twins' titles aside", () => {
    expect(repeated(ids)).toEqual([]);
    expect(repeated(rules.map(metricName))).toEqual([]);
    expect(repeated(rules.map(filterText))).toEqual([]);
    expect(
      repeated(
        rules
          .filter(({ id }) => !id.endsWith("-security-hub"))
          .map(({ title }) => title),
      ),
    ).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
  test.each(packIds)("pack %s fits its routes and repeats nothing", (id) => {
    const members = pack(id);
    const on = (route: Route) =>
      members.filter((rule) => routesOf(rule).includes(route)).length;
    expect(members.length).toBeGreaterThan(0);
    expect(on("metric")).toBeLessThanOrEqual(100);
    expect(on("event")).toBeLessThanOrEqual(300);
    expect(new Set(members).size).toBe(members.length);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s",
  (_, rule) => {
    test("can be deployed", () => {
      expect(verifyRule(rule)).toEqual([]);
    });

    test.each(runCases(rule).map((result) => [title(result), result] as const))(
      "%s",
      (_title, { expected, actual }) => {
        expect(actual).toBe(expected);
      },
    );

    test("is tried on two records it must match and three it must not", () => {
      expect(Object.keys(rule.matches).length).toBeGreaterThanOrEqual(2);
      expect(Object.keys(rule.ignores).length).toBeGreaterThanOrEqual(3);
    });

    test("fits the description of an alarm with its whole runbook", () => {
      // 1,024 characters less severity, numbering and id.
      const text = [rule.title, rule.description, ...rule.runbook].join("\n");
      expect(text.length).toBeLessThanOrEqual(940);
      expect(rule.title).not.toMatch(/\.$/);
    });

    test("has no text that Terraform would take for a template", () => {
      expect(JSON.stringify(rule)).not.toMatch(/[$%]\{/);
    });

    test("writes keywords in capitals, as every page of AWS does", () => {
      const unquoted = filterText(rule).replaceAll(/"[^"]*"/g, "");
      expect(unquoted).not.toMatch(/\b(is|not|exists|null|true|false)\b/);
    });

    test("uses example data only", () => {
      const data = JSON.stringify([rule.matches, rule.ignores]);
      expect(accounts(data)).toEqual(["123456789012"]);
      expect(addresses(data)).toEqual(["192.0.2"]);
    });
  },
);

function title({ name, expected }: ReturnType<typeof runCases>[number]) {
  return `${expected ? "matches" : "ignores"} ${name}`;
}

/** Twelve digits that are not the end of a UUID. */
function accounts(data: string) {
  return [...new Set(data.match(/(?<![\w-])\d{12}(?!\w)/g))];
}

/** The networks of the IPv4 addresses; 0.0.0.0/0 is the world and no address. */
function addresses(data: string) {
  const found = [...data.matchAll(/(?<![\d.])(\d+\.\d+\.\d+)\.\d+(?![\d.])/g)];
  const networks = found.map(([, network]) => network);
  return [...new Set(networks)].filter((network) => network !== "0.0.0");
}
