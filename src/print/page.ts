import { html, Html } from "./html";

export interface PageProps {
  readonly title: string;
  /** CSS of this page, besides {@link baseStyle}. */
  readonly style: Html;
  readonly body: Html;
}

/**
 * A page in one file that needs nothing else. Its policy forbids scripts, forms and every request, so
 * that not even a text that got in unescaped could do harm.
 */
export function page({ title, style, body }: PageProps): string {
  return `${html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${title}</title>
        <style>
          ${baseStyle}
          ${style}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `}`;
}

/** What all pages have: colours that follow the reader's system, cards, tiles, tables that become lists on a phone. */
const baseStyle = new Html(`
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0f1318);
  --card: light-dark(#fff, #181e26);
  --ink: light-dark(#16202c, #e6ebf1);
  --soft: light-dark(#55616f, #9aa7b6);
  --line: light-dark(#dde2e8, #2b3440);
  --accent: light-dark(#2a7d59, #5cc79a);
  --bad: light-dark(#b3261e, #ff8a80);
  --open: light-dark(#8a5d00, #e3b04b);
  --open-back: light-dark(#fdf0d5, #3a2d0f);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem clamp(1rem, 2vw, 3rem) 4rem;
  background: var(--page); color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
}
h1 { font-size: 1.7rem; margin: 0; }
p { margin: .3rem 0; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.tiles { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); margin: 1.25rem 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem; }
.tile b { display: block; font-size: 1.5rem; }
.tile small { color: var(--soft); display: block; }
summary { cursor: pointer; }
:is(summary, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: .3rem; }
`);
