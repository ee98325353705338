import { Html } from "../../print/html";

/** The style of the proof's page: light or dark as the reader's system is, paths upright on a phone. */
export const style = new Html(`
:root {
  --line: light-dark(#ccd3db, #38424f);
  --bad-back: light-dark(#fdecea, #3b1a18);
}
body { max-width: 90rem; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
body > h2 { margin: 2rem 0 .5rem; }
h2 em { float: right; margin-left: .5rem; font-style: normal; font-size: .85rem; }
p { overflow-wrap: anywhere; }
.soft { font-weight: normal; font-size: .85rem; }
.tiles { grid-template-columns: repeat(3, 1fr); }
.tile.broken b, .broken em { color: var(--bad); }
.tile.unknown b, .unknown em { color: var(--open); }
.tile.delivered b, .delivered em { color: var(--accent); }
.path { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .6rem; padding: .9rem 1rem; margin: 1rem 0; }
.path.broken { border-left-color: var(--bad); }
.path.unknown { border-left-color: var(--open); }
.chain { list-style: none; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin: .7rem 0; padding: 0; }
.node { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; max-width: 15rem; overflow-wrap: anywhere; background: var(--page); }
.node small { display: block; color: var(--soft); font-size: .72rem; line-height: 1.2; }
.node b { font-size: .85rem; font-weight: 600; }
.link { color: var(--accent); font-weight: 700; min-width: 1.6rem; text-align: center; }
.link.broken { color: var(--bad); }
.link.broken span { background: var(--bad); color: var(--card); border-radius: 1rem; padding: .1rem .45rem; }
.link.unknown { color: var(--open); }
.fault { background: var(--bad-back); border-left: 3px solid var(--bad); border-radius: .3rem; padding: .4rem .8rem; margin: .6rem 0; }
.mend code { display: inline; }
.doubt { background: var(--open-back); border-left: 3px solid var(--open); border-radius: .3rem; padding: .4rem .8rem; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0; padding: .35rem .8rem; }
.path details { background: none; border: 0; padding: 0; }
.delivered:not(.tile) { display: grid; gap: .3rem .6rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); align-items: start; }
.delivered details { margin: 0; }
.delivered details[open] { grid-column: 1 / -1; }
summary { overflow-wrap: anywhere; list-style-position: outside; margin-left: 1.1rem; }
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
