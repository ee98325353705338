import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(__dirname, "..");

/** Source files, as paths from the root. */
const files = [
  "main.ts",
  ...["src", "rules"].flatMap((folder) => listed(folder)),
];

function listed(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}

const read = (file: string) => readFileSync(join(root, file), "utf8");

/** What a file imports: paths from the root for its own, names for packages. Types count: they are knowledge, too. */
function imports(file: string): readonly string[] {
  const found = read(file).matchAll(
    /(?:from|import|require)\s*\(?\s*"([^"]+)"/g,
  );
  return [...found].map(([, target = ""]) =>
    target.startsWith(".")
      ? relative(root, join(root, dirname(file), target))
      : target,
  );
}

/** The room that a path stands in. */
const room = (path: string): string =>
  path.startsWith("src/")
    ? (path.split("/")[1] ?? "")
    : (path.split("/")[0] ?? "").replace(/\.ts$/, "");

/** Who may know whom (ARCHITECTURE.md). */
const knows: Readonly<Record<string, readonly string[]>> = {
  pattern: [],
  print: [],
  project: [],
  cloudtrail: ["pattern"],
  rule: ["pattern", "cloudtrail"],
  rules: ["pattern", "cloudtrail", "rule"],
  constructs: ["pattern", "cloudtrail", "rule", "runtime"],
  stacks: [
    "pattern",
    "cloudtrail",
    "rule",
    "rules",
    "constructs",
    "proof",
    "cost",
    "print",
    "project",
  ],
  main: ["rule", "stacks"],
  library: [
    "pattern",
    "cloudtrail",
    "rule",
    "rules",
    "constructs",
    "stacks",
    "proof",
  ],
  proof: ["pattern", "cloudtrail", "rule", "rules", "project"],
  runtime: ["pattern", "cloudtrail", "rule", "rules"],
  backtest: ["pattern", "cloudtrail", "rule", "rules", "cost", "print"],
  cost: ["pattern", "cloudtrail", "rule", "rules"],
  cli: [
    "pattern",
    "cloudtrail",
    "rule",
    "rules",
    "proof",
    "backtest",
    "cost",
    "runtime",
    "print",
    "project",
  ],
};

const own = (target: string) =>
  target === "main" || /^(src|rules)(\/|$)/.test(target);

test("imports go one way", () => {
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter(own)
      .filter((target) => {
        const [from, to] = [room(file), room(target)];
        return from !== to && !knows[from]?.includes(to);
      })
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("every folder of src is a room of the house", () => {
  const rooms = readdirSync(join(root, "src"));
  expect(rooms.filter((name) => !(name in knows))).toEqual([]);
});

test("cdktf is known in constructs, stacks and main only, and providers by their own modules", () => {
  const engine = /^(cdktf|constructs|@cdktf\/.*)$/;
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter((target) => engine.test(target) || target.startsWith("cdktf/"))
      // A reader of HCL that knows nothing of the engine.
      .filter((target) => target !== "@cdktf/hcl2json")
      .filter(
        (target) =>
          !["constructs", "stacks", "main"].includes(room(file)) ||
          /^@cdktf\/provider-\w+$/.test(target),
      )
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("the pattern language imports nothing", () => {
  const wrong = files
    .filter((file) => room(file) === "pattern")
    .flatMap((file) =>
      imports(file).filter((target) => !target.startsWith("src/pattern")),
    );
  expect(wrong).toEqual([]);
});

test("a file is one thing: none passes 300 lines, half stay under 140", () => {
  const lengths = files.map((file) => ({
    file,
    lines: read(file).split("\n").length,
  }));
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(140);
});

test("no any, no non-null assertion, no compiler comment that silences", () => {
  const silenced = /\bas any\b|: any\b|<any>|@ts-ignore|@ts-nocheck|\w!\.|\w!;/;
  const wrong = files.flatMap((file) =>
    read(file)
      .split("\n")
      .map((line, n) => ({
        line: line.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|\/[/*].*|^\s*\*.*/g, ""),
        n,
      }))
      .filter(({ line }) => silenced.test(line))
      .map(({ n }) => `${file}:${n + 1}`),
  );
  expect(wrong).toEqual([]);
});

test("file names are kebab-case", () => {
  expect(
    files.filter((file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(file)),
  ).toEqual([]);
});
