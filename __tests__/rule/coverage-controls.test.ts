import { rules } from "../../rules";
import { cisMonitoring } from "../../rules/controls";
import { controlShare } from "../../src/rule/coverage";
import { controlCoverage } from "../../src/rule/coverage-controls";
import { publishedControls } from "../../src/rule/published-controls";
import type { Control, Rule } from "../../src/rule/rule";
import { ruleOf } from "./rule-of";

const cis: Control["framework"] = "CIS AWS Foundations Benchmark";
const hub: Control["framework"] = "AWS Security Hub";

const control = (framework: Control["framework"], id: string): Control => ({
  framework,
  versions: [],
  id,
});

const covering = (chosen: readonly Rule[], all = chosen) => ({
  control: (wanted: string) =>
    controlCoverage(chosen, all).find(({ id }) => id === wanted),
});

describe("controls", () => {
  test("name the rules that satisfy them, by today's id only", () => {
    const root = ruleOf("root", { controls: cisMonitoring(3) });
    const { control } = covering([root]);
    expect(control("5.3")).toEqual({
      framework: cis,
      id: "5.3",
      topic: "Use of the root user",
      formerly: ["4.3 (1.4 to 5.0)", "3.3 (1.2)", "1.7 (1.4)", "1.1 (1.2)"],
      rules: ["root"],
      available: [],
      notARule: undefined,
    });
    expect(control("5.4")?.rules).toEqual([]);
    expect(control("4.3")).toBeUndefined();
  });

  test("say which rule that was not chosen would satisfy them", () => {
    const twin = ruleOf("twin", { controls: [control(hub, "CloudWatch.2")] });
    expect(covering([], [twin]).control("CloudWatch.2")).toMatchObject({
      rules: [],
      available: ["twin"],
    });
    expect(covering([twin]).control("CloudWatch.2")).toMatchObject({
      rules: ["twin"],
      available: [],
    });
  });

  test("say why no rule can satisfy a state", () => {
    const { control } = covering([]);
    for (const id of ["5.16", "CloudWatch.15", "CloudWatch.17"]) {
      expect(control(id)?.notARule).toMatch(/a state, not an event/);
    }
    expect(control("5.15")?.notARule).toBeUndefined();
  });

  test("of other frameworks are those that rules name, each once, 2 before 12", () => {
    const nist = (id: string) => control("NIST SP 800-53", id);
    const chosen = [
      ruleOf("one", { controls: [nist("AC-12"), nist("AU-9")] }),
      ruleOf("two", { controls: [nist("AC-2"), nist("AU-9")] }),
    ];
    expect(
      controlCoverage(chosen, chosen)
        .filter(({ framework }) => framework === "NIST SP 800-53")
        .map(({ id, rules }) => [id, ...rules]),
    ).toEqual([
      ["AC-2", "two"],
      ["AC-12", "one"],
      ["AU-9", "one", "two"],
    ]);
  });

  test("are counted with what no rule can satisfy apart", () => {
    const chosen = [ruleOf("vpc", { controls: cisMonitoring(14) })];
    const controls = controlCoverage(chosen, chosen);
    expect(
      controlShare(controls.filter(({ framework }) => framework === cis)),
    ).toEqual({ covered: 1, open: 14, blind: 1 });
  });
});

describe("the table of published controls", () => {
  const idsOf = (wanted: Control["framework"]) =>
    publishedControls.flatMap(({ framework, id, formerly }) =>
      framework === wanted
        ? [id, ...formerly.map((former) => former.replace(/ .*/, ""))]
        : [],
    );

  test.each([cis, hub])("has every control of %s that a rule names", (name) => {
    const named = rules
      .flatMap(({ controls }) => controls)
      .filter(({ framework }) => framework === name)
      .map(({ id }) => id);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !idsOf(name).includes(id))).toEqual([]);
  });

  test("calls a topic the same in CIS and in Security Hub", () => {
    const topicOf = (wanted: string) =>
      publishedControls.find(({ id }) => id === wanted)?.topic;
    const pairs = rules.flatMap(({ controls }) =>
      controls
        .filter(({ framework }) => framework === hub)
        .flatMap((security) =>
          controls
            .filter(({ versions }) => versions.includes("7.0"))
            .map(({ id }) => [topicOf(security.id), topicOf(id)] as const),
        ),
    );
    expect(pairs.length).toBeGreaterThan(9);
    for (const [one, other] of pairs) expect(one).toBe(other);
  });

  test("leaves none without a rule, but for states", () => {
    const controls = controlCoverage(rules, rules);
    expect(
      controls.filter(
        ({ rules, notARule }) => rules.length > 0 === (notARule !== undefined),
      ),
    ).toEqual([]);
  });
});
