import { Unknown, type Resource, type ValueMap } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { doubt, problem, type Finding } from "../graph/finding";
import { blocksOf, isMap, textOf } from "../graph/values";

/**
 * EventBridge's limits for a transformer.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const limits = { paths: 100, template: 8192 };

/** The variables that EventBridge defines itself (eb-transform-target-input). */
const predefined = new Set([
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event.ingestion-time",
  "aws.events.event",
  "aws.events.event.json",
]);

/** Whether EventBridge takes what the target makes of an event. */
export function transformerFindings(target: Resource): readonly Finding[] {
  const blocks = blocksOf(target.values, "input_transformer");
  if (blocks instanceof Unknown) {
    return [doubt(`${target.address}: input_transformer: ${blocks.reason}`)];
  }
  const [, second] = ["input", "input_path", "input_transformer"].filter(
    (name) =>
      name === "input_transformer"
        ? blocks.length > 0
        : textOf(target.values, name) !== undefined,
  );
  if (second !== undefined) {
    return [
      fault(
        target,
        second,
        "a target has one of input, input_path and input_transformer, and this has several",
        "keep one",
      ),
    ];
  }
  return [
    ...pathFinding(target, "input_path", textOf(target.values, "input_path")),
    ...blocks.flatMap((block) => blockFindings(target, block)),
  ];
}

function blockFindings(target: Resource, block: ValueMap): readonly Finding[] {
  const paths = block["input_paths"] ?? {};
  const template = textOf(block, "input_template");
  if (paths instanceof Unknown || template instanceof Unknown) {
    return [
      doubt(`whether the input_transformer of ${target.address} is valid`),
    ];
  }
  const named = isMap(paths) ? Object.entries(paths) : [];
  const names = new Set(named.map(([name]) => name));
  return [
    ...(named.length > limits.paths
      ? [
          fault(
            target,
            "input_paths",
            `it has ${named.length} paths, EventBridge takes ${limits.paths}`,
            "name fewer",
          ),
        ]
      : []),
    ...named.flatMap(([name, path]) => [
      ...(/^[A-Za-z0-9_-]+$/.test(name) && !/^AWS/.test(name)
        ? []
        : [
            fault(
              target,
              "input_paths",
              `EventBridge takes no variable called "${name}"`,
              "use letters, digits, _ and -, and no name that begins with AWS",
            ),
          ]),
      ...pathFinding(
        target,
        `input_transformer.input_paths.${name}`,
        typeof path === "string" || path instanceof Unknown ? path : undefined,
      ),
    ]),
    ...(template === undefined
      ? [fault(target, "input_template", "it has no template", "add one")]
      : templateFindings(target, template, names)),
  ];
}

function fault(
  target: Resource,
  argument: string,
  what: string,
  mend: string,
): Finding {
  return problem({
    id: "input-transformer",
    at: target.address,
    argument: `input_transformer.${argument}`,
    what,
    mend,
  });
}

function pathFinding(
  target: Resource,
  argument: string,
  path: string | Unknown | undefined,
): readonly Finding[] {
  if (typeof path !== "string" || /^\$(?:[.[]|$)/.test(path)) return [];
  return hasPlaceholder(path)
    ? [doubt(`whether ${argument} of ${target.address} is a path`)]
    : [
        problem({
          id: "input-path",
          at: target.address,
          argument,
          what: `found "${path}", a path begins with $`,
          mend: `"$.${path}"`,
        }),
      ];
}

const VARIABLE = /<([^<>\s"]+)>/g;

function templateFindings(
  target: Resource,
  template: string,
  names: ReadonlySet<string>,
): readonly Finding[] {
  const at = (what: string, mend: string) =>
    fault(target, "input_template", what, mend);
  const missing = Array.from(template.matchAll(VARIABLE), ([, it = ""]) => it)
    .filter((name) => !names.has(name) && !predefined.has(name))
    .filter((name) => !hasPlaceholder(name));
  const findings = [...new Set(missing)].map((name) =>
    at(
      `the template uses <${name}>, which input_paths does not define`,
      `define ${name} in input_paths`,
    ),
  );
  if (template.length > limits.template) {
    findings.push(
      at(
        `the template has ${template.length} characters, EventBridge takes ${limits.template}`,
        "shorten it",
      ),
    );
  }
  if (!isTemplate(template)) {
    findings.push(
      hasPlaceholder(template)
        ? doubt(`whether the input_template of ${target.address} is valid`)
        : at(
            "the template is neither JSON nor lines in quotes",
            'put each line into quotes, as in "Who: <caller>"',
          ),
    );
  }
  return findings;
}

/** A template is JSON, or one JSON text on each line, once values stand in the variables' places. */
function isTemplate(template: string): boolean {
  const filled = fill(template);
  return (
    isJson(filled) ||
    filled
      .split("\n")
      .filter((line) => line.trim() !== "")
      .every(isJson)
  );
}

/** Variables within a text become letters, others a text of their own. */
function fill(template: string): string {
  return template.replace(/"(?:[^"\\]|\\.)*"|<[^<>\s"]+>/g, (part) =>
    part.startsWith("<") ? '"x"' : part.replace(VARIABLE, "x"),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return text.trim() !== "";
  } catch {
    return false;
  }
}
