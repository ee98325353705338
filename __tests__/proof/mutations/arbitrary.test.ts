import fc from "fast-check";
import type { Json } from "./edits";
import { documentOf, proofOfDocument, type Preset } from "./presets";
import { runs } from "../../support/runs";
import { unicodeText } from "../../support/unicode-text";

jest.setTimeout(60_000);

/** Paths to all nodes of a document, into the policies that are written as texts, too. */
type Path = readonly (string | number)[];

/** Stands in a path for the document within a text. */
const TEXT = "(text)";

function pathsIn(value: Json, path: Path = []): readonly Path[] {
  const inside = parsed(value);
  if (inside !== undefined) {
    return [path, ...pathsIn(inside, [...path, TEXT]).slice(1)];
  }
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [
    path,
    ...entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key])),
  ];
}

function parsed(value: Json): Json | undefined {
  if (typeof value !== "string" || !value.startsWith("{")) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The document with another node, or without it. */
function replaced(value: Json, path: Path, by: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return by ?? null;
  if (key === TEXT) {
    return JSON.stringify(replaced(parsed(value) ?? null, rest, by));
  }
  if (Array.isArray(value)) {
    return rest.length === 0 && by === undefined
      ? value.filter((_, n) => n !== key)
      : value.map((it, n) => (n === key ? replaced(it, rest, by) : it));
  }
  if (typeof value !== "object" || value === null) return value;
  const { [key]: inner = null, ...others } = value;
  return rest.length === 0 && by === undefined
    ? others
    : { ...others, [key]: replaced(inner, rest, by) };
}

const presets: readonly Preset[] = [
  "compliance-monitor",
  "recommended",
  "event-pipeline",
];

const nodes = new Map<Preset, readonly Path[]>();

function pathsOf(preset: Preset): readonly Path[] {
  const known =
    nodes.get(preset) ??
    pathsIn(documentOf(preset)).filter(([root]) => root === "resource");
  nodes.set(preset, known);
  return known;
}

const odd = fc.oneof(
  fc.constantFrom<Json | undefined>(
    undefined,
    null,
    "",
    "*",
    "${",
    "${var.nobody}",
    '${jsonencode({a = "b"})}',
    "arn:aws:::",
    [[]],
    {},
    0,
    -1,
    1e308,
    true,
    "{}",
    "\u{fdd0}a\u{fdd1}",
    { __proto__: null, constructor: "x" },
  ),
  fc
    .jsonValue({ maxDepth: 3 })
    .map((value) => JSON.parse(JSON.stringify(value))),
  unicodeText(),
);

test("no change of nodes crashes a proof, or makes it slow", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...presets),
      fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 4 }),
      async (preset, changes) => {
        const paths = pathsOf(preset);
        const document = changes.reduce<Json>(
          (before, [n, by]) =>
            replaced(before, paths[n % paths.length] ?? [], by),
          documentOf(preset),
        );
        const start = performance.now();
        const proof = await proofOfDocument(document);
        expect(performance.now() - start).toBeLessThan(5000);
        expect(["delivered", "broken", "unknown"]).toContain(proof.outcome);
        for (const { links } of proof.paths) {
          expect(links.length).toBeGreaterThan(0);
        }
      },
    ),
    runs(15),
  );
});
