import { Unknown, type Resource } from "../../model";
import { knownStart, same } from "../../placeholder";
import { doubt, problem, type Finding } from "./finding";
import type { Graph } from "./graph";
import { textOf } from "./values";

/** An argument that names another resource. */
export interface Reference {
  readonly at: Resource;
  readonly argument: string;
  readonly text: string | Unknown | undefined;
}

/** What may be named, and by which of its attributes. */
export interface Named {
  readonly type: string;
  /** @default ["arn"] */
  readonly by?: readonly string[];
}

/**
 * The resource that an argument names, or what to say where it is not in the configuration.
 *
 * What is not there may have been made elsewhere. It is taken for a mistake where it would be a
 * neighbour of what is there (same service, region and account, another name), or where others of
 * its kind name what is there.
 */
export function resourceNamed(
  graph: Graph,
  { at, argument, text }: Reference,
  kinds: readonly Named[],
): Resource | readonly Finding[] {
  if (text === undefined || text === "") {
    return [
      problem({
        id: "names-nothing",
        at: at.address,
        argument,
        what: `${argument} is not set`,
        mend: `set ${argument}`,
      }),
    ];
  }
  if (text instanceof Unknown) {
    return [doubt(`${at.address}: ${argument}: ${text.reason}`)];
  }
  const matches = kinds.flatMap(({ type, by = ["arn"] }) =>
    by.map((name) => graph.find(type, name, text)),
  );
  const found = matches.flatMap(({ sure }) => sure)[0];
  if (found !== undefined) return found;
  const possible = matches.flatMap(({ maybe }) => maybe)[0];
  if (possible !== undefined) {
    return [
      doubt(`whether ${argument} of ${at.address} names ${possible.address}`),
    ];
  }
  if (isNoArn(text) && kinds.every(({ by = ["arn"] }) => by.every(isArn))) {
    const [kind] = kinds;
    const known =
      neighbourOf(graph, text, kinds) ?? graph.ofType(`${kind?.type}`)[0];
    return [
      problem({
        id: "names-nothing-here",
        at: at.address,
        argument,
        what: `${argument} is "${text}", expected an ARN`,
        mend: `${argument} = ${known?.address ?? kind?.type}.arn`,
      }),
    ];
  }
  // What several name alike is no slip.
  const isShared = graph.find(at.type, argument, text).sure.length > 1;
  const neighbour = isShared
    ? undefined
    : (neighbourOf(graph, text, kinds) ?? usual(graph, at, argument, kinds));
  return neighbour === undefined
    ? [
        doubt(
          `what becomes of it at ${text}, which ${at.address} names: it is not in this configuration`,
        ),
      ]
    : [
        problem({
          id: "names-nothing-here",
          at: at.address,
          argument,
          what: `${argument} is "${text}", which is not in this configuration; expected something like ${neighbour.address}`,
          mend: `${argument} = ${neighbour.address}.arn`,
        }),
      ];
}

const isArn = (attribute: string) => /(?:^|_)arn$/.test(attribute);

/** Whether the text begins otherwise than an ARN; one that begins with what is not known may be one. */
function isNoArn(text: string): boolean {
  const start = knownStart(text);
  return start !== "" && !"arn:".startsWith(start.slice(0, 4));
}

/** What is no ARN, but may have been taken for one. */
const others = ["id", "name", "url"] as const;

/** A resource whose ARN differs from the text in the name only, or that goes by it otherwise. */
function neighbourOf(
  graph: Graph,
  text: string,
  kinds: readonly Named[],
): Resource | undefined {
  return kinds
    .flatMap(({ type }) => graph.ofType(type))
    .find(({ values }) => {
      if (others.some((other) => textOf(values, other) === text)) return true;
      const arn = textOf(values, "arn");
      const name = ["name", "function_name", "bucket"]
        .map((argument) => textOf(values, argument))
        .find((name) => typeof name === "string");
      return (
        typeof arn === "string" &&
        typeof name === "string" &&
        arn.endsWith(name) &&
        isBeside(text, arn.slice(0, arn.length - name.length))
      );
    });
}

/** Whether the text begins like the start of an ARN, or may: an account that is not known may be any. */
function isBeside(text: string, start: string): boolean {
  const parts = start.split(":");
  const end = parts.pop() ?? "";
  const given = text.split(":");
  const rest = given.slice(parts.length).join(":");
  return (
    rest.startsWith(end) &&
    parts.every((part, n) => same(part, given[n] ?? "") !== false)
  );
}

/** What another resource of the same type names with the argument. */
function usual(
  graph: Graph,
  at: Resource,
  argument: string,
  kinds: readonly Named[],
): Resource | undefined {
  return kinds
    .flatMap(({ type }) => graph.ofType(type))
    .find(
      ({ values }) =>
        graph.find(at.type, argument, `${textOf(values, "arn")}`).sure.length >
        0,
    );
}
