import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder } from "../placeholder";
import { parseStatement } from "./parse-statement";
import type { PolicyKind, PolicyReading } from "./policy";
import { isMap, kindOf, listOf } from "./reading";

/** Elements of a policy. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const elements: readonly string[] = ["Version", "Id", "Statement"];

/** The version since which there are variables. */
const VARIABLES = "2012-10-17";

/**
 * Reads a policy: JSON text, possibly with placeholders in it, or the value of one.
 *
 * Never throws; what AWS would refuse is `malformed`, with all reasons.
 *
 * @param kind what it is attached to
 */
export function parsePolicy(document: Value, kind: PolicyKind): PolicyReading {
  if (document instanceof Unknown) {
    return { is: "unknown", reason: document.reason };
  }
  if (typeof document !== "string") return fromValue(document, kind);
  try {
    // What JSON holds is a Value.
    return fromValue(JSON.parse(document) as Value, kind);
  } catch {
    return hasPlaceholder(document) && hasOpenParts(document)
      ? { is: "unknown", reason: "the policy is not known before apply" }
      : malformed("expected a policy as JSON, found another text");
  }
}

/** Whether placeholders stand for more than parts of JSON's texts: statements, or a text with its quotes. */
function hasOpenParts(document: string): boolean {
  const texts = /"(?:[^"\\]|\\.)*"/gs;
  return hasPlaceholder(document.replace(texts, ""));
}

function fromValue(document: Value, kind: PolicyKind): PolicyReading {
  if (!isMap(document)) {
    return document instanceof Unknown
      ? { is: "unknown", reason: document.reason }
      : malformed(`expected a policy as an object, found ${kindOf(document)}`);
  }
  const statements = listOf(document["Statement"]);
  if (statements instanceof Unknown) {
    return { is: "unknown", reason: statements.reason };
  }
  const version = document["Version"];
  if (version instanceof Unknown) {
    return { is: "unknown", reason: version.reason };
  }
  const read = statements.map((statement, index) =>
    parseStatement(statement, index, kind, version === VARIABLES),
  );
  const reasons = [
    ...unknownElements(document),
    ...versionMistakes(version),
    ...(statements.length === 0
      ? ["Statement: expected at least one statement"]
      : []),
    ...read.flatMap((statement) =>
      "mistakes" in statement ? statement.mistakes : [],
    ),
    ...repeatedSids(document, kind),
  ];
  return reasons.length > 0
    ? malformed(...reasons)
    : {
        is: "policy",
        statements: read.flatMap((statement) =>
          "mistakes" in statement ? [] : [statement],
        ),
      };
}

/** IAM wants every Sid once; services are not as strict. */
function repeatedSids(document: ValueMap, kind: PolicyKind): readonly string[] {
  const statements = listOf(document["Statement"]);
  if (kind === "resource" || kind === "key" || statements instanceof Unknown) {
    return [];
  }
  const sids = statements.flatMap((statement) =>
    isMap(statement) && typeof statement["Sid"] === "string"
      ? [statement["Sid"]]
      : [],
  );
  return sids
    .filter((sid, n) => sid !== "" && sids.indexOf(sid) !== n)
    .map((sid) => `Statement: expected each Sid once, found "${sid}" again`);
}

function malformed(...reasons: readonly string[]): PolicyReading {
  return { is: "malformed", reasons };
}

function unknownElements(document: ValueMap): readonly string[] {
  return Object.keys(document)
    .filter((name) => !elements.includes(name))
    .map((name) => `${name}: expected ${elements.join(", ")} only`);
}

function versionMistakes(version: Value | undefined): readonly string[] {
  return version === undefined ||
    version === null ||
    version === VARIABLES ||
    version === "2008-10-17"
    ? []
    : [
        `Version: expected 2012-10-17 or 2008-10-17, found ${JSON.stringify(version)}`,
      ];
}
