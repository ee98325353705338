import { rules } from "../../rules";
import { blindTechniques } from "../../src/rule/attack-blind-spots";
import { techniqueById, techniques } from "../../src/rule/attack-techniques";
import { techniqueShare } from "../../src/rule/coverage";
import {
  techniqueCoverage,
  unknownTechniques,
} from "../../src/rule/coverage-techniques";
import type { Rule } from "../../src/rule/rule";
import { ruleOf } from "./rule-of";

const covering = (chosen: readonly Rule[]) => ({
  technique: (wanted: string) =>
    techniqueCoverage(chosen).find(({ id }) => id === wanted),
});

describe("techniques", () => {
  test("name the rules that tell them; a technique has its sub-techniques' too", () => {
    const { technique } = covering([
      ruleOf("sub", { attack: ["T1110.001"] }),
      ruleOf("both", { attack: ["T1110", "T1110.001"] }),
    ]);
    expect(technique("T1110")).toEqual({
      id: "T1110",
      name: "Brute Force",
      tactics: ["credential-access"],
      rules: ["sub", "both"],
      status: "covered",
      blindSpot: undefined,
    });
    expect(technique("T1110.001")?.rules).toEqual(["sub", "both"]);
    expect(technique("T1110.003")?.rules).toEqual([]);
  });

  test.each([
    ["T1562", "T1685"],
    ["T1562.001", "T1685"],
    ["T1562.007", "T1686.001"],
    ["T1562.008", "T1685.002"],
  ])("%s, which ATT&CK 19 revoked, counts as %s", (revoked, current) => {
    const { technique } = covering([ruleOf("old", { attack: [revoked] })]);
    expect(technique(current)?.rules).toEqual(["old"]);
    expect(technique(revoked)).toBeUndefined();
  });

  test("without a rule are open, or blind with the reason", () => {
    const { technique } = covering([]);
    expect(technique("T1525")).toMatchObject({
      status: "open",
      blindSpot: undefined,
    });
    expect(technique("T1619")).toMatchObject({
      status: "blind",
      blindSpot: {
        label: "data events",
        reason: expect.stringContaining("data events"),
        source: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
      },
    });
    const told = covering([ruleOf("told", { attack: ["T1619"] })]);
    expect(told.technique("T1619")).toMatchObject({
      status: "covered",
      blindSpot: undefined,
    });
  });

  test("outside the IaaS matrix show only where a rule names them, and do not count", () => {
    const named = [ruleOf("device", { attack: ["T1098.005"] })];
    expect(covering([]).technique("T1098.005")).toBeUndefined();
    expect(covering(named).technique("T1098.005")?.tactics).toEqual([]);
    const share = (chosen: readonly Rule[]) =>
      techniqueShare(techniqueCoverage(chosen));
    const none = share([]);
    expect(none.covered).toBe(0);
    // T1098 is covered through it.
    expect(share(named)).toEqual({
      covered: 1,
      open: none.open - 1,
      blind: none.blind,
    });
  });

  test("that ATT&CK does not have are reported", () => {
    const slip = ruleOf("slip", { attack: ["T1078.040", "T1078.004"] });
    expect(unknownTechniques([slip])).toEqual([
      { rule: "slip", technique: "T1078.040" },
    ]);
  });
});

describe("the table of ATT&CK", () => {
  // A slip, or a technique of other platforms: look it up and add it to src/rule/attack-techniques.ts.
  test("has every technique that a rule names", () => {
    expect(unknownTechniques(rules)).toEqual([]);
  });

  test("is about the techniques that rules are blind to", () => {
    expect(
      blindTechniques.filter(
        (id) => (techniqueById(id)?.tactics ?? []).length === 0,
      ),
    ).toEqual([]);
    expect(new Set(blindTechniques).size).toBe(blindTechniques.length);
  });

  test("is in the order of its ids, of ATT&CK's form", () => {
    const ids = [...techniques.values()]
      .filter(({ tactics }) => tactics.length > 0)
      .map(({ id }) => id);
    expect(ids.filter((id) => !/^T\d{4}(\.\d{3})?$/.test(id))).toEqual([]);
    expect(ids).toEqual([...ids].sort());
  });
});
