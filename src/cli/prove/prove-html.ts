import type { Place } from "../../proof/model";
import type { Link, Problem } from "../../proof/path";
import { readable } from "../../proof/placeholder";
import type { Proof, ProvedPath } from "../../proof/proof";
import { pathName } from "../../proof/report/path-name";
import { countsOf } from "../../proof/report/proof-data";
import { html, type Html } from "../../print/html";
import { counted } from "../../print/numeral";
import { page } from "../../print/page";
import { style } from "./prove-style";

/** The proof as one page that needs nothing else: each path drawn, the broken link marked with its mend. */
export function proveHtml(proof: Proof, subject: string): string {
  const { paths, unknowns, missing } = proof;
  const { delivered, broken, unknown } = countsOf(paths);
  const loose = paths.filter(({ outcome }) => outcome !== "delivered");
  return page({
    title: `Trailwire proof: ${subject}`,
    style,
    body: html`<header>
        <h1>If it happens, does a human hear of it?</h1>
        <p class="soft">
          ${subject}, ${counted(paths.length, "alert")}. Walked link by link and
          run with events, before anything is applied.
        </p>
      </header>
      <div class="tiles">
        ${tile("broken", "cannot arrive", broken)}
        ${tile("unknown", "not known before apply", unknown)}
        ${tile("delivered", "arrive", delivered)}
      </div>
      ${missing === undefined ? undefined : html`<p class="fault">${missing}</p>`}
      ${sharingFate(loose).map(([path, ...others]) => pathHtml(path, others, proof))}
      ${deliveredHtml(
        paths.filter(({ outcome }) => outcome === "delivered"),
        proof,
      )}
      ${
        unknowns.length === 0
          ? undefined
          : html`<h2>Not evaluated</h2>
              <ul>
                ${unknowns.map(
                  ({ address, argument, reason, place }) =>
                    html`<li>
                      <code>${readable(address)}</code> ${argument}:
                      ${readable(reason)}
                      <span class="soft">${placeText(place)}</span>
                    </li>`,
                )}
              </ul>`
      }`,
  });
}

function tile(kind: string, words: string, count: number): Html {
  return html`<div class="tile ${count > 0 ? kind : ""}">
    <b>${count}</b> ${words}
  </div>`;
}

type Group = readonly [ProvedPath, ...ProvedPath[]];

/** Paths that the same faults or doubts keep from arriving: one is drawn, the others are named. */
function sharingFate(paths: readonly ProvedPath[]): readonly Group[] {
  const groups = new Map<string, [ProvedPath, ...ProvedPath[]]>();
  for (const path of paths) {
    const why = path.links.map(({ problems, doubts }) => [problems, doubts]);
    const key = JSON.stringify([path.route, path.outcome, why]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  return [...groups.values()];
}

/** Open where they are few: hundreds say the same. */
function deliveredHtml(
  paths: readonly ProvedPath[],
  proof: Proof,
): Html | undefined {
  if (paths.length === 0) return undefined;
  if (paths.length <= 3) {
    return html`${paths.map((path) => pathHtml(path, [], proof))}`;
  }
  return html`<h2>Delivered</h2>
    <div class="delivered">
      ${paths.map(
        (path) =>
          html`<details>
            <summary>
              ${pathName(path)} <span class="soft">${path.route}</span>
            </summary>
            ${chains(path.links).map((links) => chainHtml(links))}
          </details>`,
      )}
    </div>`;
}

function pathHtml(
  path: ProvedPath,
  others: readonly ProvedPath[],
  { places }: Proof,
): Html {
  const { outcome, route, links, run } = path;
  const problems = links.flatMap(({ problems }) => problems);
  const doubts = links.flatMap(({ doubts }) => doubts);
  return html`<section class="path ${outcome}">
    <h2>
      ${pathName(path)} <span class="soft">${route}</span> <em>${outcome}</em>
    </h2>
    ${run?.recognised ? html`<p class="soft">${run.recognised.rule.title}</p>` : undefined}
    ${chains(links).map((chain) => chainHtml(chain))}
    ${problems.map((problem) => problemHtml(problem, places.get(problem.at)))}
    ${doubts.map((doubt) => html`<p class="doubt">${readable(doubt)}</p>`)}
    ${
      others.length === 0
        ? undefined
        : html`<details>
            <summary>And so ${counted(others.length, "other alert")}</summary>
            ${others.map(pathName).join(", ")}
          </details>`
    }
  </section>`;
}

/** Links in rows: a row ends where the next link begins elsewhere than the last one ended. */
function chains(links: readonly Link[]): readonly (readonly Link[])[] {
  const rows: Link[][] = [];
  for (const link of links) {
    const row = rows.at(-1);
    if (row?.at(-1)?.to === link.from) row.push(link);
    else rows.push([link]);
  }
  return rows;
}

function chainHtml(links: readonly Link[]): Html {
  const [first] = links;
  return html`<ol class="chain">
    ${first && nodeHtml(first.from)}
    ${links.map(
      ({ kind, to, verdict }) =>
        html`<li class="link ${verdict}" title="${kind}">
            <span role="img" aria-label="${verdict}">${signs[verdict]}</span>
          </li>
          ${nodeHtml(to)}`,
    )}
  </ol>`;
}

const signs = { holds: "→", broken: "✕", unknown: "?" } as const;

/** The type above the name, without what they share with all others. */
function nodeHtml(address: string): Html {
  const text = readable(address);
  const [, module = "", type, name] =
    /^(.*?)\baws_(\w+)\.(.+)$/.exec(text) ?? [];
  return type === undefined
    ? html`<li class="node"><b>${text}</b></li>`
    : html`<li class="node">
        <small>${module}${type.replaceAll("_", " ")}</small><b>${name}</b>
      </li>`;
}

function problemHtml(
  { at, argument, what, mend }: Problem,
  place: Place | undefined,
): Html {
  return html`<div class="fault">
    <p>
      <code
        >${readable(at)}${argument === undefined ? "" : `: ${argument}`}</code
      >
      <span class="soft">${place && placeText(place)}</span>
    </p>
    <p>${readable(what)}</p>
    <p class="mend"><b>Mend</b> <code>${readable(mend)}</code></p>
  </div>`;
}

function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
