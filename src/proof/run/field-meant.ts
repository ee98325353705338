import { renderSelector, type Schema, type Selector } from "../../pattern";
import { nearest } from "../../rule/did-you-mean";

/**
 * The field of the record that was likely meant by a selector that leads nowhere, as text: each
 * name a slip away or in another case, without `detail` before it, or the one field of that name.
 */
export function fieldMeant(
  schema: Schema,
  selector: Selector,
): string | undefined {
  const [first, ...rest] = selector;
  const inside =
    first?.kind === "key" && /^(detail|Records?)$/i.test(first.name)
      ? fieldMeant(schema, rest)
      : undefined;
  const steps = inside === undefined ? corrected(schema, selector) : undefined;
  return (
    inside ?? (steps ? renderSelector(steps) : byLastName(schema, selector))
  );
}

/** The selector with each unknown name replaced; undefined where one resembles nothing. */
function corrected(schema: Schema, selector: Selector): Selector | undefined {
  const [step, ...rest] = selector;
  if (step === undefined || schema.kind === "any") return selector;
  if (schema.kind === "array") {
    return step.kind === "index" || step.kind === "any-element"
      ? prepend(step, corrected(schema.element, rest))
      : undefined;
  }
  if (schema.kind !== "object" || step.kind !== "key") return undefined;
  const names = schema.fields.map(([name]) => name);
  const name =
    names.find((name) => name === step.name) ??
    names.find((name) => name.toLowerCase() === step.name.toLowerCase()) ??
    nearest(step.name, names);
  const field = schema.fields.find(([known]) => known === name)?.[1];
  return name === undefined || field === undefined
    ? schema.open
      ? selector
      : undefined
    : prepend({ kind: "key", name }, corrected(field, rest));
}

function prepend(
  step: Selector[number],
  rest: Selector | undefined,
): Selector | undefined {
  return rest && [step, ...rest];
}

/** The one field with the selector's last name, wherever it is. */
function byLastName(schema: Schema, selector: Selector): string | undefined {
  const last = selector.at(-1);
  if (last?.kind !== "key") return undefined;
  const found = paths(schema, []).filter(
    (path) => path.at(-1)?.toLowerCase() === last.name.toLowerCase(),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0
    ? `$.${only.join(".")}`
    : undefined;
}

function paths(
  schema: Schema,
  before: readonly string[],
): readonly (readonly string[])[] {
  return schema.kind === "object"
    ? schema.fields.flatMap(([name, field]) => [
        [...before, name],
        ...paths(field, [...before, name]),
      ])
    : [];
}
