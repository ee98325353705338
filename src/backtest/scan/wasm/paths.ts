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
import {
  createMembers,
  hasName,
  hasValue,
  KnownMember,
  placeOf,
  setName,
  setValue,
} from "./known-members";
import { NO_PATH, setPlace } from "./verdicts";

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
  /** Members that records had, and the one that came first. */
  known: usize;
  first: KnownMember | null;
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
  node.known = members == 0 ? 0 : createMembers();
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
  let before: KnownMember | null = null;
  let known = node.first;
  let other: KnownMember | null = null;
  while (true) {
    if (known !== null && hasName(known, at)) {
      at = skipSpace(at + known.nameLength);
    } else if (other !== null && hasName(other, at)) {
      at = skipSpace(at + other.nameLength);
      known = other;
    } else {
      const name = at;
      at = walkName(at);
      if (at == 0) return 0;
      known = memberOf(node, name + 1, nameLength);
      if (before === null) node.first = known;
      else {
        before.other = before.next;
        before.next = known;
      }
    }
    at = walkMember(at, known);
    if (at == 0) return 0;
    at = skipSpace(at);
    const next = load<u8>(at);
    if (next == 0x7d) return at + 1;
    if (next != 0x2c) return fail(at);
    at = skipSpace(at + 1);
    before = known;
    known = before.next;
    other = before.other;
  }
}

/** The length of the last name. */
let nameLength: usize = 0;

/** Over a name and its colon, to the value. */
function walkName(at: usize): usize {
  if (load<u8>(at) != 0x22) return fail(at);
  const name = at + 1;
  expectPlain();
  at = skipString(name);
  if (at == 0) return 0;
  if (escaped) unsure = true;
  nameLength = at - 1 - name;
  return skipColon(at);
}

/** What is known of a member, whose name was just walked over. */
function memberOf(node: Node, name: usize, length: usize): KnownMember {
  const hash = hashOf(name, min<usize>(length, 8), length);
  const known = placeOf(node.known, <usize>hash);
  const quote = name - 1;
  if (known.nameLength != length + 3 || !hasName(known, quote)) {
    // An escape makes each of its records unsure: it must not be overlooked.
    const isPlain = !escaped && load<u8>(quote + length + 2) == 0x3a;
    setName(known, quote, length + 3, isPlain);
    const member = findMember(node, name, length);
    known.node = member.name == 0 ? null : member.node;
  }
  return known;
}

/** Over the value of a member. */
function walkMember(at: usize, known: KnownMember): usize {
  const node = known.node;
  if (hasValue(known, at)) {
    if (node !== null) setValuePlace(node, at, known.valueLength);
    return at + known.valueLength;
  }
  const start = at;
  at = node === null ? skipValue(at) : walkValue(at, node);
  if (at != 0 && !isNested(load<u8>(start))) setValue(known, start, at);
  return at;
}

/** Over the value of a node. */
export function walkValue(at: usize, node: Node): usize {
  const start = at;
  const first = load<u8>(at);
  at =
    first == 0x7b && node.members != 0 ? walkObject(at, node) : skipValue(at);
  if (at == 0) return 0;
  const isOpaque =
    (first == 0x7b && node.opaqueObject) || (first == 0x5b && node.opaqueArray);
  setValuePlace(node, start, isOpaque ? 1 : at - start);
  return at;
}

function isNested(first: u8): bool {
  return first == 0x7b || first == 0x5b;
}

/** Notes where the value of a node is. */
function setValuePlace(node: Node, at: usize, length: usize): void {
  if (node.seen == record) unsure = true;
  node.seen = record;
  if (node.path != NO_PATH) setPlace(node.path, at, length);
}
