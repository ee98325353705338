import type { Expression } from "./ast";

/**
 * The references in an expression, each as its leading names: `["local", "name"]`. What `for` and
 * splats bind is left out only where no root of references is called so: the reader looks names
 * up anyhow. Keys of instances, such as `0`, count as names.
 */
export function references(
  expression: Expression,
): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  // A list of work, because expressions may be longer than the stack is deep.
  const open: Expression[] = [expression];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "index" || next.kind === "name") {
      const keys: Expression[] = [];
      let root: Expression = next;
      while (root.kind === "index") {
        keys.push(root.key);
        root = root.of;
      }
      open.push(...keys.filter(({ kind }) => kind !== "literal"));
      if (root.kind === "name") found.push([root.name, ...leading(keys)]);
      else open.push(root);
    } else {
      open.push(...children(next));
    }
  }
  return found;
}

/** The names that follow the root at once; the keys stand from the last to the first. */
function leading(keys: readonly Expression[]): readonly string[] {
  const names: string[] = [];
  for (const key of keys.toReversed()) {
    if (key.kind !== "literal" || key.value === null) break;
    names.push(String(key.value));
  }
  return names;
}

function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "template":
      return expression.parts;
    case "tuple":
      return expression.items;
    case "object":
      return expression.entries.flat();
    case "call":
      return expression.args;
    case "unary":
      return [expression.of];
    case "binary":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.condition, expression.yes, expression.no];
    case "splat":
      return [expression.of, expression.each];
    case "for":
      return [
        expression.over,
        expression.value,
        ...(expression.key === undefined ? [] : [expression.key]),
        ...(expression.condition === undefined ? [] : [expression.condition]),
      ];
    default:
      return [];
  }
}
