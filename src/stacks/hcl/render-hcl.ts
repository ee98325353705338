import { isObject } from "../../pattern/is-object";
import { expression, quoted } from "./template";

type Body = Readonly<Record<string, unknown>>;

/** Whether what stands at a path, such as `resource.aws_sns_topic.alerts.lifecycle`, is a block. */
export type IsBlock = (path: string) => boolean;

/** How many names a block of each kind has. The arguments of others begin right away. */
const labels: Readonly<Record<string, number>> = {
  data: 2,
  output: 1,
  provider: 1,
  resource: 2,
  "terraform.backend": 1,
  variable: 1,
};

/** Blocks that no provider knows: they are Terraform's own. */
const ofTerraform =
  /^(terraform\.(backend|cloud(\.workspaces)?|required_providers)|resource\.\w+\.\w+\.lifecycle(\.(pre|post)condition)?)$/;

/** Arguments that are written as the references or types that they are, without quotes. */
const bare =
  /^(variable\.\w+\.type|(data|resource)\.\w+\.\w+\.(depends_on|provider|lifecycle\.(ignore_changes|replace_triggered_by)))$/;

/**
 * The same configuration in HCL.
 *
 * @param document in Terraform JSON
 * @param isBlock tells a provider's blocks from its arguments, which look alike in JSON
 */
export function renderHcl(document: Body, isBlock: IsBlock): string {
  return lines(document, "", "", (path) => !path.includes(".") || isBlock(path))
    .join("\n")
    .replace(/^}$/gm, "}\n");
}

/** The arguments and blocks of a body; what cdktf notes for itself is left out. */
function lines(
  body: Body,
  path: string,
  indent: string,
  isBlock: IsBlock,
): readonly string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const at = path === "" ? key : `${path}.${key}`;
    if (key === "//") return [];
    if (!isBlock(at) && !ofTerraform.test(at)) {
      return `${indent}${key} = ${argument(value, at, indent)}`;
    }
    return instances(key, at, value, labels[at] ?? 0).flatMap((block) => [
      `${indent}${block.header} {`,
      ...lines(block.body, block.path, `${indent}  `, isBlock),
      `${indent}}`,
    ]);
  });
}

interface Block {
  readonly header: string;
  readonly path: string;
  readonly body: Body;
}

/** A block may stand in a list, and so several times; below it are as many names as it has labels. */
function instances(
  header: string,
  path: string,
  value: unknown,
  labels: number,
): readonly Block[] {
  if (labels > 0) {
    return Object.entries(Object(value)).flatMap(([name, child]) =>
      instances(`${header} "${name}"`, `${path}.${name}`, child, labels - 1),
    );
  }
  return [value]
    .flat()
    .filter(isObject)
    .map((body) => ({ header, path, body }));
}

function argument(value: unknown, path: string, indent: string): string {
  if (bare.test(path)) {
    return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
  }
  // Terraform's own list of references, within an object.
  return path.startsWith("terraform.required_providers.")
    ? valueOf(value, indent).replace(/"([a-z]\w*\.\w+)"/g, "$1")
    : valueOf(value, indent);
}

function valueOf(value: unknown, indent: string): string {
  if (typeof value === "string") return expression(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${valueOf(item, inner)},\n`);
    return items.length === 0 ? "[]" : `[\n${items.join("")}${indent}]`;
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${inner}${keyOf(key)} = ${valueOf(item, inner)}\n`,
    );
    return entries.length === 0 ? "{}" : `{\n${entries.join("")}${indent}}`;
  }
  return String(value);
}

function keyOf(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key);
}
