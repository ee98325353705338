import { NO_PATH, type Machine } from "./machine";
import { isOpaqueArray, isOpaqueObject, type Path } from "./projection";

/** Behind a name, which is looked at in words of 8 bytes. */
const MARGIN = 8;

/** A path, its number, and what is left of its names from a node on. */
interface Branch {
  readonly path: Path;
  readonly number: number;
  readonly names: readonly string[];
}

/** Makes the tree of the paths' names in the machine's memory, and gives its root: the node of a record. */
export function createPathTree(
  machine: Machine,
  paths: readonly Path[],
): number {
  const name = paths.findIndex(({ names }) => names.join() === "eventName");
  machine.wasm.setPaths(paths.length, name < 0 ? NO_PATH : name);
  return createNode(
    machine,
    paths.map((path, number) => ({ path, number, names: path.names })),
  );
}

function createNode(machine: Machine, branches: readonly Branch[]): number {
  const own = branches.find(({ names }) => names.length === 0);
  const members = new Map<string, Branch[]>();
  for (const { names, ...branch } of branches) {
    const [name, ...rest] = names;
    if (name === undefined) continue;
    const member = members.get(name) ?? [];
    members.set(name, member);
    member.push({ ...branch, names: rest });
  }
  const node = machine.wasm.createNode(
    own?.number ?? NO_PATH,
    own !== undefined && isOpaqueObject(own.path),
    own !== undefined && isOpaqueArray(own.path),
    members.size,
  );
  for (const [name, below] of members) {
    const bytes = Buffer.from(name);
    const at = machine.allocate(bytes.length + MARGIN);
    machine.bytes.set(bytes, at);
    machine.wasm.addMember(node, at, bytes.length, createNode(machine, below));
  }
  return node;
}
