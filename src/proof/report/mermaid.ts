import type { Link } from "../path";
import { readable } from "../placeholder";
import type { Proof, ProvedPath } from "../proof";

/**
 * The paths as a Mermaid flow chart, each resource and link once; broken links are crossed out in
 * red. The delivered paths of a route are drawn as one, for there may be hundreds.
 */
export function mermaid(proof: Proof): string {
  const chart = new Chart();
  for (const path of proof.paths) {
    const merged = path.outcome === "delivered" ? groupOf(path, proof) : {};
    for (const link of path.links) chart.add(link, merged);
  }
  if (proof.missing !== undefined) chart.add(nothing(proof.missing), {});
  return chart.toString();
}

/** New names for the addresses of a path that is drawn together with others. */
type Merged = Readonly<Record<string, string>>;

const merging: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_metric_filter: "metric filters",
  aws_cloudwatch_metric_alarm: "alarms",
  aws_cloudwatch_event_rule: "event rules",
  aws_config_config_rule: "Config rules",
};

function groupOf(path: ProvedPath, { paths }: Proof): Merged {
  const count = paths.filter(
    ({ route, outcome }) => route === path.route && outcome === path.outcome,
  ).length;
  if (count === 1) return {};
  const ends = path.links.flatMap(({ from, to }) => [from, to]);
  return Object.fromEntries(
    ends.flatMap((address) => {
      const kind = merging[typeOf(address)];
      return kind === undefined ? [] : [[address, `${count} paths: ${kind}`]];
    }),
  );
}

/** `module.audit.aws_sns_topic.alerts["a"]` is of type `aws_sns_topic`. */
function typeOf(address: string): string {
  return /(?:^|\.)(aws_\w+)\./.exec(address)?.[1] ?? "";
}

function nothing(what: string): Link {
  return {
    kind: "trail -> log group",
    from: "an event",
    to: "nobody",
    verdict: "broken",
    problems: [{ id: "nothing-watches", at: "", what, mend: "" }],
    doubts: [],
  };
}

const arrows = { holds: "-->", broken: "--x", unknown: "-.->" } as const;

class Chart {
  readonly #nodes = new Map<string, string>();
  readonly #edges = new Map<string, Link>();

  add(link: Link, merged: Merged): void {
    const from = this.#node(merged[link.from] ?? link.from);
    const to = this.#node(merged[link.to] ?? link.to);
    const key = `${from} ${to} ${link.kind}`;
    const known = this.#edges.get(key);
    // Of the same link in several paths the worst is shown.
    if (known === undefined || known.verdict === "holds") {
      this.#edges.set(key, link);
    }
  }

  #node(name: string): string {
    const id = this.#nodes.get(name) ?? `n${this.#nodes.size}`;
    this.#nodes.set(name, id);
    return id;
  }

  toString(): string {
    const nodes = [...this.#nodes].map(
      ([name, id]) => `  ${id}["${quoted(name)}"]`,
    );
    const edges = [...this.#edges].map(([key, link]) => {
      const [from, to] = key.split(" ");
      const ids = link.problems.map(({ id }) => id).join(", ");
      const label = ids === "" ? "" : `|"${quoted(ids)}"|`;
      return `  ${from} ${arrows[link.verdict]}${label} ${to}`;
    });
    const broken = [...this.#edges.values()].flatMap(({ verdict }, index) =>
      verdict === "broken" ? [index] : [],
    );
    const style =
      broken.length > 0
        ? [`  linkStyle ${broken.join(",")} stroke:#b3261e,stroke-width:3px`]
        : [];
    return ["flowchart LR", ...nodes, ...edges, ...style, ""].join("\n");
  }
}

/** Mermaid's own escapes, which are HTML's with another sign; a line ends nowhere but at its end. */
function quoted(text: string): string {
  return readable(text).replace(
    /[#"<>&\p{Cc}]/gu,
    (sign) => `#${sign.charCodeAt(0)};`,
  );
}
