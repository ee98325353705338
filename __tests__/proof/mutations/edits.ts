export type Json =
  null | boolean | number | string | Json[] | { [name: string]: Json };
export type Fields = { [name: string]: Json };

/** A change to a synthesized document. Throws where it finds nothing to change. */
export type Edit = (document: Fields) => void;

const roots = ["data", "locals", "provider", "resource", "variable"];

/** Sets what a path leads to: `aws_cloudtrail.main.name`, `provider.aws.0.region`. Keys with dots are written `a\.b`. */
export function set(path: string, value: Json): Edit {
  return change(path, (before) => {
    if (JSON.stringify(before) === JSON.stringify(value)) {
      throw new Error(`${path} is ${JSON.stringify(value)} already`);
    }
    return structuredClone(value);
  });
}

export function drop(path: string): Edit {
  return change(path, (before) => {
    if (before === undefined) throw new Error(`there is no ${path}`);
    return undefined;
  });
}

/** Changes what a path leads to; `undefined` removes it. */
export function change(
  path: string,
  edit: (before: Json | undefined) => Json | undefined,
): Edit {
  return (document) => {
    const steps = path.split(/(?<!\\)\./).map((step) => step.replace("\\", ""));
    if (!roots.includes(steps[0] ?? "")) steps.unshift("resource");
    const last = steps.pop() ?? "";
    let holder: Json = document;
    for (const step of steps) holder = within(holder, step, path);
    const after = edit(inner(holder, last));
    if (Array.isArray(holder)) {
      const index = last === "+" ? holder.length : Number(last);
      holder.splice(index, 1, ...(after === undefined ? [] : [after]));
    } else if (isFields(holder)) {
      if (after === undefined) delete holder[last];
      else holder[last] = after;
    }
  };
}

/** Replaces a part of a text. */
export function rewrite(path: string, from: string, to: string): Edit {
  return change(path, (text) => {
    if (typeof text !== "string" || !text.includes(from)) {
      throw new Error(`${path} does not hold ${from}`);
    }
    return text.replaceAll(from, to);
  });
}

/** Several edits as one. */
export function all(...edits: readonly Edit[]): Edit {
  return (document) => {
    for (const edit of edits) edit(document);
  };
}

/** Changes the statements of a policy that is written as a text. */
export function statements(
  path: string,
  edit: (statements: Fields[]) => Json[],
): Edit {
  return change(path, (text) => {
    const policy = JSON.parse(String(text));
    return JSON.stringify({ ...policy, Statement: edit(policy.Statement) });
  });
}

/** Sets fields of a statement, by its `Sid` or number; `null` removes one. */
export function statement(
  path: string,
  which: string | number,
  fields: Fields,
): Edit {
  return statements(path, (found) =>
    found.map((one, n) =>
      n === indexOf(found, which, path)
        ? Object.fromEntries(
            Object.entries({ ...one, ...fields }).filter(
              ([, value]) => value !== null,
            ),
          )
        : one,
    ),
  );
}

export function dropStatement(path: string, which: string | number): Edit {
  return statements(path, (found) =>
    found.toSpliced(indexOf(found, which, path), 1),
  );
}

export function addStatement(path: string, added: Fields): Edit {
  return statements(path, (found) => [...found, added]);
}

/** Adds a resource. */
export function add(address: string, values: Fields): Edit {
  return all(
    (document) => {
      const [type = ""] = address.split(".");
      const resource = within(document, "resource", address);
      if (isFields(resource)) resource[type] ??= {};
    },
    set(address, values),
  );
}

/** Another name in all references to a resource, or in all texts. */
export function everywhere(from: string, to: string): Edit {
  const whole = new RegExp(`${from.replaceAll(".", "\\.")}(?![\\w-])`, "g");
  return (document) => {
    const before = JSON.stringify(document);
    const after: Fields = JSON.parse(before.replace(whole, to));
    if (before === JSON.stringify(after)) throw new Error(`no ${from}`);
    Object.assign(document, after);
  };
}

function indexOf(
  found: readonly Fields[],
  which: string | number,
  path: string,
) {
  const index =
    typeof which === "number"
      ? which
      : found.findIndex(({ Sid }) => Sid === which);
  if (found[index] === undefined) throw new Error(`${path} has no ${which}`);
  return index;
}

function within(holder: Json, step: string, path: string): Json {
  const found = inner(holder, step);
  if (found === undefined) throw new Error(`${path} ends before ${step}`);
  return found;
}

function inner(holder: Json, step: string): Json | undefined {
  if (Array.isArray(holder)) return holder[Number(step)];
  return isFields(holder) ? holder[step] : undefined;
}

function isFields(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
