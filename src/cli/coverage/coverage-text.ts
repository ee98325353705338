import type { BlindSpot } from "../../rule/attack-blind-spots";
import { attackVersion } from "../../rule/attack-techniques";
import {
  controlShare,
  techniqueShare,
  type Coverage,
  type Share,
} from "../../rule/coverage";
import type { ControlCoverage } from "../../rule/coverage-controls";
import type { UnsupportedRule } from "../../rule/coverage-events";
import type { LimitUse } from "../../rule/coverage-limits";
import {
  isIaas,
  type TechniqueCoverage,
  type UnknownTechnique,
} from "../../rule/coverage-techniques";
import { frameworks } from "./coverage-frameworks";
import { counted, numeral } from "../../print/numeral";
import { table } from "../../print/table";
import { wrap } from "../../print/wrap";

/** The coverage for a person: the numbers first, then what is missing, then what is there. */
export function coverageText(coverage: Coverage, subject: string): string {
  const { rules, controls, techniques, limits, unknown, unsupported } =
    coverage;
  const withStatus = (status: TechniqueCoverage["status"]) =>
    techniques.filter((technique) => technique.status === status);
  const sections: readonly (readonly [string, string])[] = [
    [`${subject}: ${counted(rules.length, "rule")}`, summary(coverage)],
    ["Limits", limitsText(limits)],
    [
      "Techniques that ATT&CK does not have",
      unknown.map(unknownText).join("\n"),
    ],
    ["Rules that EventBridge cannot express", unsupportedText(unsupported)],
    ["Controls without a rule", gapsText(controls)],
    ["Techniques without a rule", listText(withStatus("open"))],
    ["Techniques out of sight of any rule", blindText(withStatus("blind"))],
    ["Controls with a rule", controlsText(controls)],
    ["Techniques with a rule", techniquesText(withStatus("covered"))],
  ];
  return sections
    .filter(([, text]) => text !== "")
    .map(([heading, text]) => `${heading}\n${text}`)
    .join("\n\n");
}

function summary({ controls, techniques }: Coverage): string {
  return table([
    ...frameworks(controls).map(({ heading, controls, isListed }) =>
      isListed
        ? shareRow(heading, "controls", controlShare(controls))
        : [`  ${heading}`, `${controls.length}`, "controls that rules name"],
    ),
    shareRow(
      `MITRE ATT&CK ${attackVersion}, IaaS`,
      "techniques",
      techniqueShare(techniques),
    ),
  ]);
}

function shareRow(
  heading: string,
  what: string,
  { covered, open, blind }: Share,
): readonly string[] {
  const counts = `${open} open, ${blind} not for a rule`;
  return [
    `  ${heading}`,
    `${covered} of ${covered + open + blind}`,
    `${what}; ${counts}`,
  ];
}

function limitsText(limits: readonly LimitUse[]): string {
  return limits
    .map(({ name, used, limit, rule }) => {
      const share = `${numeral(used)} of ${numeral(limit)}`.padEnd(14);
      const note = used > limit ? "too many" : rule;
      return wrap(note === undefined ? name : `${name}: ${note}`, `  ${share}`);
    })
    .join("\n");
}

function unknownText({ rule, technique }: UnknownTechnique): string {
  return `  ${rule} names ${technique}`;
}

function unsupportedText(rules: readonly UnsupportedRule[]): string {
  return rules
    .map(({ rule, reason }) => wrap(`${rule}: ${reason}`, "  "))
    .join("\n");
}

function gapsText(controls: readonly ControlCoverage[]): string {
  return controls
    .filter(({ rules }) => rules.length === 0)
    .map(({ id, topic, notARule, available }) => {
      const why = notARule ?? missing(available);
      return wrap(`${topic ?? id}: ${why}`, `  ${id.padEnd(14)}`);
    })
    .join("\n");
}

/** What to do about a control that a rule could satisfy. */
function missing(available: readonly string[]): string {
  return available.length > 0
    ? `not chosen, ${available.join(", ")} satisfies it`
    : "no rule yet";
}

function listText(techniques: readonly TechniqueCoverage[]): string {
  return table(techniques.map(({ id, name }) => [`  ${id}`, name]));
}

function blindText(techniques: readonly TechniqueCoverage[]): string {
  const spots = new Set(techniques.flatMap(({ blindSpot }) => blindSpot ?? []));
  return [...spots].map((spot) => spotText(spot, techniques)).join("\n");
}

function spotText(
  spot: BlindSpot,
  techniques: readonly TechniqueCoverage[],
): string {
  const list = listText(
    techniques.filter(({ blindSpot }) => blindSpot === spot),
  );
  return `${wrap(`${spot.label}: ${spot.reason}`, "  ")}\n${list.replace(/^/gm, "  ")}`;
}

function controlsText(controls: readonly ControlCoverage[]): string {
  return controls
    .filter(({ rules }) => rules.length > 0)
    .map(({ id, rules, formerly }) => {
      const earlier = formerly.length > 0 ? ` [${formerly.join(", ")}]` : "";
      return wrap(`${rules.join(", ")}${earlier}`, `  ${id.padEnd(14)}`);
    })
    .join("\n");
}

function techniquesText(techniques: readonly TechniqueCoverage[]): string {
  return techniques
    .map((technique) => {
      const { id, name, rules } = technique;
      const where = isIaas(technique) ? "" : " (outside IaaS)";
      return wrap(`${name}${where}: ${rules.join(", ")}`, `  ${id.padEnd(11)}`);
    })
    .join("\n");
}
