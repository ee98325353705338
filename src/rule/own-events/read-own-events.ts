import type { Node } from "jsonc-parser";
import type { Rule } from "../rule";
import { JsonTree } from "./json-tree";
import type { OwnEvent } from "./own-event";
import { ownEventRule } from "./own-event-rule";
import { readOwnEvent } from "./read-own-event";

/**
 * The rules of a user's own file of events, in the form that tutorials of such pipelines use: a
 * list of events, or an object with one in `events`.
 *
 * An event has an `id`, a `description`, a `severity`, and what a record must have: `eventName`,
 * `eventSource`, `userIdentityType`, `errorCode`, `resourceType`, each a text or a list of texts of
 * which one must fit. `*` at an end of a text stands for any.
 *
 * @param file how messages name the file
 * @param taken ids of other rules, which the file may not use
 * @throws {OwnEventsError} naming every mistake in the file with its place
 */
export function readOwnEvents(
  text: string,
  file: string,
  taken: Iterable<string> = [],
): readonly Rule[] {
  const tree = new JsonTree(text, file);
  const ids = new Map<string, string>(
    Array.from(taken, (id) => [id, "a rule of Trailwire's"]),
  );
  const events: OwnEvent[] = [];
  for (const [index, node] of listOf(tree).entries()) {
    const event = readOwnEvent(tree, node, index, ids);
    if (event !== undefined) events.push(event);
  }
  if (tree.hasMistakes) throw tree.error();
  return events.map(ownEventRule);
}

/** The nodes of the list of events. */
function listOf(tree: JsonTree): readonly Node[] {
  const { root } = tree;
  if (root.type === "array") return root.children ?? [];
  if (root.type !== "object") {
    tree.mistake(root, `expected a list of events, got ${tree.shown(root)}`);
    return [];
  }
  let events: Node | undefined;
  for (const { children: [name, value] = [] } of root.children ?? []) {
    if (name === undefined || value === undefined) continue; // a property has both in a tree without errors
    if (name.value === "events" && events === undefined) events = value;
    else {
      tree.mistake(
        name,
        `expected "events" and nothing else beside it, got ${tree.shown(name)}`,
      );
    }
  }
  if (events?.type === "array") return events.children ?? [];
  if (events !== undefined) {
    tree.mistake(events, `events: expected a list, got ${tree.shown(events)}`);
  } else if (!tree.hasMistakes) {
    tree.mistake(root, 'expected a list of events in "events", got none');
  }
  return [];
}
