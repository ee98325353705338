import { Html } from "./html";

/** The style of the proof's page: light or dark as the reader's system is, paths upright on a phone. */
export const style = new Html(`
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0f1318);
  --card: light-dark(#fff, #181e26);
  --ink: light-dark(#16202c, #e6ebf1);
  --soft: light-dark(#55616f, #9aa7b6);
  --line: light-dark(#ccd3db, #38424f);
  --good: light-dark(#2a7d59, #5cc79a);
  --bad: light-dark(#b3261e, #ff8a80);
  --bad-back: light-dark(#fdecea, #3b1a18);
  --open: light-dark(#8a5d00, #e3b04b);
  --open-back: light-dark(#fdf0d5, #3a2d0f);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem clamp(1rem, 2vw, 3rem) 4rem; max-width: 90rem;
  background: var(--page); color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
}
h1 { font-size: 1.7rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
body > h2 { margin: 2rem 0 .5rem; }
h2 em { float: right; margin-left: .5rem; font-style: normal; font-size: .85rem; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); font-weight: normal; font-size: .85rem; }
.tiles { display: grid; gap: .75rem; grid-template-columns: repeat(3, 1fr); margin: 1.25rem 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .6rem 1rem; }
.tile b { font-size: 1.5rem; display: block; }
.tile.broken b, .broken em { color: var(--bad); }
.tile.unknown b, .unknown em { color: var(--open); }
.tile.delivered b, .delivered em { color: var(--good); }
.path { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--good); border-radius: .6rem; padding: .9rem 1rem; margin: 1rem 0; }
.path.broken { border-left-color: var(--bad); }
.path.unknown { border-left-color: var(--open); }
.chain { list-style: none; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin: .7rem 0; padding: 0; }
.node { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; max-width: 15rem; overflow-wrap: anywhere; background: var(--page); }
.node small { display: block; color: var(--soft); font-size: .72rem; line-height: 1.2; }
.node b { font-size: .85rem; font-weight: 600; }
.link { color: var(--good); font-weight: 700; min-width: 1.6rem; text-align: center; }
.link.broken { color: var(--bad); }
.link.broken span { background: var(--bad); color: var(--card); border-radius: 1rem; padding: .1rem .45rem; }
.link.unknown { color: var(--open); }
.fault { background: var(--bad-back); border-left: 3px solid var(--bad); border-radius: .3rem; padding: .4rem .8rem; margin: .6rem 0; }
.mend code { display: inline; }
.doubt { background: var(--open-back); border-left: 3px solid var(--open); border-radius: .3rem; padding: .4rem .8rem; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0; padding: .35rem .8rem; }
.path details { background: none; border: 0; padding: 0; }
.delivered { display: grid; gap: .3rem .6rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); align-items: start; }
.delivered details { margin: 0; }
.delivered details[open] { grid-column: 1 / -1; }
summary { cursor: pointer; overflow-wrap: anywhere; }
:is(summary, a):focus-visible { outline: 2px solid var(--good); outline-offset: 1px; border-radius: .3rem; }
li { overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding-top: 1.2rem; }
  .tile { padding: .5rem .6rem; font-size: .8rem; line-height: 1.2; }
  .chain { flex-direction: column; align-items: stretch; gap: .1rem; }
  .node { max-width: none; }
  .link { transform: rotate(90deg); align-self: center; }
  .link.broken, .link.unknown { transform: none; padding: .15rem 0; }
}
@media print { details { break-inside: avoid; } }
`);
