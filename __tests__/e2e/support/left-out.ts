import type { ResourceBlock, TerraformJson } from "./workspace";

/** A resource that the emulator cannot make. */
export interface Lack {
  /** Its address, or `aws_some_type.*` for all of a type. */
  readonly resource: string;
  /** What the emulator has or does instead. */
  readonly because: string;
  /** What stands for its attributes where others refer to them. @default - nothing refers to it */
  readonly standIn?: Readonly<Record<string, string>>;
}

/**
 * The stack without what the emulator cannot make; dependencies on it are dropped, references
 * replaced by what stands for it.
 * @throws Error when the stack has no such resource, or a reference is left
 */
export function leftOut(
  json: TerraformJson,
  lacks: readonly Lack[],
): TerraformJson {
  const gone: string[] = [];
  const types = Object.entries(json.resource).map(([type, named]) => {
    const left = Object.entries(named).filter(([name]) => {
      const address = `${type}.${name}`;
      const isLacking = lacks.some(({ resource }) =>
        [address, `${type}.*`].includes(resource),
      );
      if (isLacking) gone.push(address);
      return !isLacking;
    });
    return [type, Object.fromEntries(left)] as const;
  });
  // A type without resources is no block.
  const resource = Object.fromEntries(
    types.filter(([, named]) => Object.keys(named).length > 0),
  );
  refuseStrangers(lacks, gone);
  return {
    ...json,
    resource: replaced(resource, lacks, gone),
  };
}

function refuseStrangers(lacks: readonly Lack[], gone: readonly string[]) {
  const strangers = lacks.filter(
    ({ resource }) =>
      !gone.some((address) =>
        [address, address.replace(/\..*/, ".*")].includes(resource),
      ),
  );
  if (strangers.length > 0) {
    throw new Error(
      `the stack has no ${strangers.map(({ resource }) => resource).join(", ")}: expected only what is there to be left out`,
    );
  }
}

type Blocks = Readonly<Record<string, Readonly<Record<string, ResourceBlock>>>>;

function replaced(
  resource: Blocks,
  lacks: readonly Lack[],
  gone: readonly string[],
): Blocks {
  const present = JSON.parse(JSON.stringify(resource), (key, value) =>
    key === "depends_on" && Array.isArray(value)
      ? value.filter((address) => !gone.includes(address))
      : value,
  );
  let text = JSON.stringify(present);
  for (const { resource: address, standIn = {} } of lacks) {
    for (const [attribute, value] of Object.entries(standIn)) {
      text = text.replaceAll(`\${${address}.${attribute}}`, value);
    }
  }
  const left = gone.filter((address) => text.includes(`\${${address}.`));
  if (left.length > 0) {
    throw new Error(
      `something refers to ${left.join(", ")}, which the emulator cannot make: expected a standIn for the attribute`,
    );
  }
  return JSON.parse(text);
}
