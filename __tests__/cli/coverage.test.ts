import { pack, rules } from "../../rules";
import { coverageHtml } from "../../src/cli/coverage/coverage-html";
import { coverageText } from "../../src/cli/coverage/coverage-text";
import { coverageOf } from "../../src/rule/coverage";
import { routesOf } from "../../src/rule/routes";
import type { Rule } from "../../src/rule/rule";
import { trailwire } from "./trailwire";

const [someRule] = pack("cis");

/** A real rule with other texts. */
function ruleWith(fields: Partial<Rule>): Rule {
  if (someRule === undefined) throw new Error("expected a rule in cis");
  return { ...someRule, ...fields };
}

const textOf = (...chosen: readonly Rule[]) =>
  coverageText(coverageOf(chosen, rules), "Some rules");
const pageOf = (...chosen: readonly Rule[]) =>
  coverageHtml(coverageOf(chosen, rules), "Some rules");

const outputs = new Map<string, string>();

/** What the command prints. All rules take a second to compile, so each line runs once. */
async function run(line: string): Promise<string> {
  const known = outputs.get(line);
  if (known !== undefined) return known;
  const outcome = await trailwire(line.split(" "));
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  outputs.set(line, outcome.stdout);
  return outcome.stdout;
}

describe("the table", () => {
  test("says the essence on the first screen", async () => {
    const lines = (await run("coverage")).split("\n");
    const screen = lines.slice(0, 20).join("\n");
    const metric = rules.filter((rule) => routesOf(rule).includes("metric"));
    expect(lines[0]).toBe(`All rules: ${rules.length} rules`);
    expect(screen).toMatch(
      /^ {2}CIS AWS Foundations 7\.0 +15 of 16 +controls; 0 open, 1 not for a rule$/m,
    );
    expect(screen).toMatch(/^ {2}AWS Security Hub +14 of 17 /m);
    expect(screen).toMatch(/^ {2}MITRE ATT&CK 19\.1, IaaS +\d+ of \d+ /m);
    expect(screen).toMatch(
      new RegExp(
        `^ {2}${metric.length} of 100 +metric filters of one log group$`,
        "m",
      ),
    );
  });

  test("fits a terminal", async () => {
    const lines = (await run("coverage")).split("\n");
    const long = lines.filter((line) => line.length > 80);
    // A single word, such as a selector, is not broken.
    expect(long.filter((line) => line.trim().includes(" "))).toEqual([]);
  });

  test("names what a pack leaves out, and which rule would mend it", async () => {
    const text = await run("coverage --pack cis");
    expect(text).toMatch(/^Pack cis: 15 rules$/m);
    expect(text.replace(/\s+/g, " ")).toContain(
      "CloudWatch.2 Unauthorized API calls: not chosen, unauthorized-api-calls-security-hub satisfies it",
    );
    expect(text).toMatch(/^ {2}5\.16 +Security Hub is enabled: a state/m);
  });

  test("tells a gap from what no rule can see", async () => {
    const [, gaps = "", blind = "", covered = ""] = (
      await run("coverage --pack cis")
    ).split(
      /\n\n(?:Techniques without a rule|Techniques out of sight of any rule|Controls with a rule)\n/,
    );
    expect(gaps).toMatch(/^ {2}T1525 +Implant Internal Image$/m);
    expect(blind).toMatch(/^ {2}inside a workload: It happens inside/m);
    expect(blind).toMatch(/^ {4}T1190 +Exploit Public-Facing Application$/m);
    expect(covered).toMatch(/^ {2}T1078\.004 +Cloud Accounts: .*root-usage/m);
  });

  test("says that a limit is exceeded, and what is no technique", () => {
    const many = Array.from({ length: 101 }, (_, index) =>
      ruleWith({ id: `rule-${index}` }),
    );
    expect(textOf(...many)).toMatch(
      /101 of 100 +metric filters of one log group: too many$/m,
    );
    expect(textOf(ruleWith({ id: "slip", attack: ["T9999"] }))).toContain(
      "Techniques that ATT&CK does not have\n  slip names T9999",
    );
  });
});

describe("JSON", () => {
  test("has the numbers, the rules of each control and technique, and the reasons", async () => {
    const data: unknown = JSON.parse(
      await run("coverage --pack cis --format json"),
    );
    expect(data).toMatchObject({
      pack: "cis",
      summary: {
        controls: expect.arrayContaining([
          {
            framework: "CIS AWS Foundations Benchmark",
            covered: 15,
            open: 0,
            blind: 1,
          },
        ]),
        techniques: { version: "19.1" },
      },
      controls: expect.arrayContaining([
        expect.objectContaining({
          id: "5.1",
          rules: ["unauthorized-api-calls"],
          notARule: null,
        }),
        expect.objectContaining({
          id: "5.16",
          rules: [],
          notARule: expect.stringContaining("a state"),
        }),
      ]),
      techniques: expect.arrayContaining([
        expect.objectContaining({
          id: "T1190",
          status: "blind",
          blindSpot: expect.objectContaining({ label: "inside a workload" }),
        }),
      ]),
      unknownTechniques: [],
      rules: pack("cis").map(({ id }) => expect.objectContaining({ id })),
    });
  });

  test("of all rules is of no pack", async () => {
    expect(JSON.parse(await run("coverage --format json"))).toMatchObject({
      pack: null,
    });
  });
});

describe("the page", () => {
  test("needs nothing from elsewhere", async () => {
    const page = await run("coverage --format html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=/i);
    expect(page).toContain("color-scheme: light dark");
    expect(page).toContain('name="viewport"');
  });

  test("every link to a rule finds its row", async () => {
    const page = await run("coverage --format html");
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to);
    const rows = [...page.matchAll(/<tr id="([^"]*)"/g)].map(([, id]) => id);
    expect(rows).toEqual(rules.map(({ id }) => `rule-${id}`));
    expect(links.length).toBeGreaterThan(rules.length);
    expect(links.filter((to) => !rows.includes(to))).toEqual([]);
  });

  test("closes every element that it opens", async () => {
    const page = await run("coverage --format html");
    const open: string[] = [];
    for (const [, end, name = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (end === "/") expect(open.pop()).toBe(name);
      else if (name !== "meta") open.push(name);
    }
    expect(open).toEqual([]);
  });

  test("shades a technique by its rules, and says why one has none", () => {
    const page = pageOf(
      ruleWith({ id: "alone", attack: ["T1525"] }),
      ...["a", "b", "c", "d", "e"].map((id) =>
        ruleWith({ id, attack: ["T1531"] }),
      ),
    );
    const cell = (id: string) =>
      new RegExp(
        `<details class="([^"]*)">\\s*<summary title="${id}">([^]*?)</details>`,
      ).exec(page) ?? ["", "", ""];
    expect(cell("T1525").slice(1)).toEqual([
      "cell some",
      expect.stringContaining('<a href="#rule-alone">alone</a>'),
    ]);
    expect(cell("T1531")[1]).toBe("cell most");
    expect(cell("T1651")[1]).toBe("cell open");
    expect(cell("T1619").slice(1)).toEqual([
      "cell blind",
      expect.stringContaining("recorded as data events"),
    ]);
  });

  test("leaves out a column that a framework has nothing for", () => {
    const page = pageOf(
      ruleWith({
        controls: [{ framework: "PCI DSS", versions: ["4.0"], id: "10.2" }],
      }),
    );
    const headings = (framework: string) =>
      [
        ...(page
          .split(`<h2>${framework}</h2>`)[1]
          ?.split("</thead>")[0]
          ?.matchAll(/<th>(.*?)<\/th>/g) ?? []),
      ].map(([, heading]) => heading);
    expect(headings("CIS AWS Foundations 7.0")).toEqual([
      "Control",
      "Asks for",
      "Earlier ids",
      "Rules",
    ]);
    expect(headings("PCI DSS")).toEqual(["Control", "Rules"]);
  });

  test("shows what is wrong with the rules", () => {
    const page = pageOf(ruleWith({ id: "slip", attack: ["T9999"] }));
    expect(page).toContain(
      "<summary>Techniques that ATT&amp;CK does not have: 1</summary>",
    );
    expect(page).toContain('<a href="#rule-slip">slip</a> names T9999');
    expect(pageOf(ruleWith({}))).not.toContain('class="problem"');
  });

  test("escapes what rules say, wherever it stands", () => {
    const page = pageOf(
      ruleWith({
        id: `"><script>alert('id')</script>`,
        title: "<script>alert(1)</script> & more",
        attack: ["T1525", "<b>T1</b>"],
        controls: [
          { framework: "PCI DSS", versions: ["4.0"], id: "<i>1.1</i>" },
        ],
      }),
    );
    expect(page).not.toMatch(/<script|<b>T1|<i>1\.1/);
    expect(page).toContain(
      "<td>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</td>",
    );
    expect(page).toContain(
      'id="rule-&quot;&gt;&lt;script&gt;alert(&#39;id&#39;)&lt;/script&gt;"',
    );
    expect(page).toContain("&lt;b&gt;T1&lt;/b&gt;");
    expect(page).toContain("&lt;i&gt;1.1&lt;/i&gt;");
  });
});

test.each([
  ["coverage --pack nope", 'unknown pack "nope", expected one of cis'],
  ["coverage --format xml", "Allowed choices are table, json, html."],
])("%s: %s", async (line, message) => {
  const outcome = await trailwire(line.split(" "));
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(message);
});
