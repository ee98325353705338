/*
 * The paths that rules mention, as a tree of names, and the walk that takes their values out of a
 * record.
 */
import { areSame, hashOf } from "./bytes";
import { fail } from "./failure";
import {
  escaped,
  expectPlain,
  skipColon,
  skipSpace,
  skipString,
  skipValue,
} from "./json";
import { allocate } from "./memory";
import { valueClass } from "./values";
import { classes } from "./verdicts";

/** No rule asks for this very value. */
const NO_PATH: u32 = 0xffff;
const UNKNOWN_CLASS: u32 = 0xffff;

@unmanaged
export class Node {
  /** Slots of its members, a power of 2, and how many, less 1. */
  members: usize;
  mask: usize;
  path: u32;
  /** Whether any object, and any array, is the same to every rule. */
  opaqueObject: bool;
  opaqueArray: bool;
  /** The last record that had it. */
  seen: u32;
}

@unmanaged
export class Member {
  name: usize;
  length: usize;
  node: Node;
}

/** Whether only `JSON.parse` can tell what the record says: a name with escapes, or one that comes twice. */
export let unsure: bool = false;
let record: u32 = 0;

export function nextRecord(): void {
  unsure = false;
  record++;
}

/** A node for so many members. */
export function createNode(
  path: u32,
  opaqueObject: bool,
  opaqueArray: bool,
  members: u32,
): Node {
  const node = changetype<Node>(allocate(offsetof<Node>()));
  const slots: usize = 1 << (32 - clz(members * 2));
  node.members = members == 0 ? 0 : allocate(slots * offsetof<Member>());
  node.mask = slots - 1;
  node.path = path;
  node.opaqueObject = opaqueObject;
  node.opaqueArray = opaqueArray;
  return node;
}

/** Puts a node below another, by a name that stays where it is. */
export function addMember(
  parent: Node,
  name: usize,
  length: usize,
  node: Node,
): void {
  const member = findMember(parent, name, length);
  member.name = name;
  member.length = length;
  member.node = node;
}

/** The slot of a name, or a free one. */
function findMember(parent: Node, name: usize, length: usize): Member {
  let slot = <usize>hashOf(name, min<usize>(length, 8), length);
  let member = memberAt(parent, slot);
  while (
    member.name != 0 &&
    (member.length != length || !areSame(member.name, name, length))
  ) {
    member = memberAt(parent, ++slot);
  }
  return member;
}

function memberAt(parent: Node, slot: usize): Member {
  return changetype<Member>(
    parent.members + (slot & parent.mask) * offsetof<Member>(),
  );
}

/** Over an object with members that rules ask for. */
function walkObject(at: usize, node: Node): usize {
  at = skipSpace(at + 1);
  if (load<u8>(at) == 0x7d) return at + 1;
  while (true) {
    if (load<u8>(at) != 0x22) return fail(at);
    const name = at + 1;
    expectPlain();
    at = skipString(name);
    if (at == 0) return 0;
    if (escaped) unsure = true;
    const length = at - 1 - name;
    at = skipColon(at);
    if (at == 0) return 0;
    const member = findMember(node, name, length);
    if (member.name != 0) {
      at = walkValue(at, member.node);
    } else {
      at = skipValue(at);
    }
    if (at == 0) return 0;
    at = skipSpace(at);
    const next = load<u8>(at);
    if (next == 0x7d) return at + 1;
    if (next != 0x2c) return fail(at);
    at = skipSpace(at + 1);
  }
}

/** Over the value of a node. */
export function walkValue(at: usize, node: Node): usize {
  if (node.seen == record) unsure = true;
  node.seen = record;
  const start = at;
  const first = load<u8>(at);
  at =
    first == 0x7b && node.members != 0 ? walkObject(at, node) : skipValue(at);
  if (at == 0 || node.path == NO_PATH) return at;
  const isOpaque =
    (first == 0x7b && node.opaqueObject) || (first == 0x5b && node.opaqueArray);
  const found = valueClass(node.path, start, isOpaque ? 1 : at - start);
  if (found == UNKNOWN_CLASS) unsure = true;
  store<u16>(classes + (node.path << 1), u16(found));
  return at;
}
