import { Html } from "../../print/html";

/** The style of the coverage page: light or dark as the reader's system is, and readable on a phone. */
export const style = new Html(`
:root {
  --some: light-dark(#cfe8dc, #1d4637);
  --more: light-dark(#8fceb0, #24694e);
  --most-ink: light-dark(#fff, #0b1712);
  --open: light-dark(#fdf0d5, #43330f);
  --open-line: light-dark(#d99a1c, #c98f1d);
  --blind: light-dark(#eceff3, #222a34);
}
body { max-width: 120rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
.problem { margin: .5rem 0; padding: .5rem 1rem; border-radius: .6rem; background: var(--open); border: 1px solid var(--open-line); }
.problem ul { padding-left: 1.2rem; font-size: .88rem; }
li { overflow-wrap: anywhere; }
h3 { font-size: .95rem; margin: 0 0 .4rem; }
p { max-width: 48rem; }
a { color: inherit; }
.tiles { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); margin-bottom: .75rem; }
.limits { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); margin-top: 0; }
.tile small { overflow-wrap: anywhere; }
.limits b { font-size: 1.1rem; }
.meter { display: flex; height: .45rem; margin: .35rem 0; border-radius: .2rem; background: var(--line); overflow: hidden; }
.limits .meter { height: .3rem; }
.over b { color: var(--bad); }
.over .meter i { background: var(--bad); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0 1rem; color: var(--soft); font-size: .85rem; }
.key i { display: inline-block; width: .9rem; height: .9rem; border-radius: .2rem; margin-right: .35rem; vertical-align: -.1rem; }
.some { background: var(--some); }
.more { background: var(--more); }
.most { background: var(--accent); color: var(--most-ink); }
.open { background: var(--open); box-shadow: inset 0 0 0 1.5px var(--open-line); }
.blind { color: var(--soft); background: repeating-linear-gradient(135deg, var(--blind) 0 6px, transparent 6px 9px), var(--card); }
.matrix { display: grid; gap: .4rem; grid-template-columns: repeat(12, minmax(0, 1fr)); align-items: start; margin-bottom: 1rem; }
.outside { display: flex; flex-wrap: wrap; gap: .3rem; align-items: start; }
.outside .cell { margin: 0; max-width: 20rem; }
.tactic { min-width: 0; }
.tactic h3 { min-height: 3.7em; display: flex; flex-direction: column; justify-content: flex-end; font-size: .82rem; line-height: 1.2; }
.tactic h3 small { color: var(--soft); font-weight: normal; }
.cell { border-radius: .35rem; margin-bottom: .3rem; font-size: .74rem; line-height: 1.25; overflow-wrap: break-word; }
.tactic .sub { margin-left: .35rem; }
.cell summary { list-style: none; padding: .35rem; }
.cell summary::-webkit-details-marker { display: none; }
.cell summary span { float: right; margin-left: .3rem; font-variant-numeric: tabular-nums; opacity: .75; }
.cell div { padding: 0 .35rem .45rem; overflow-wrap: anywhere; }
.cell ul { margin: 0; padding-left: 1rem; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; font-size: .78rem; }
th:first-child { width: 1%; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr:target { background: var(--open); }
tr.gap td:first-child { box-shadow: inset 3px 0 var(--open-line); }
tr.none { color: var(--soft); }
.critical, .high { font-weight: 600; color: var(--bad); }
@media (max-width: 84rem) {
  .matrix { grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.2rem .75rem; }
  .tactic h3 { min-height: 0; font-size: .95rem; }
  .cell { font-size: .85rem; }
}
@media (max-width: 40rem) {
  body { padding-top: 1.2rem; }
  .tiles { grid-template-columns: 1fr; }
  .limits { grid-template-columns: 1fr 1fr; }
  .tile { padding: .6rem .7rem; }
  .tile b { font-size: 1.2rem; }
  thead { display: none; }
  tr { display: block; padding: .5rem .8rem; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { display: block; padding: .1rem 0; border: 0; overflow-wrap: anywhere; }
  td:empty { display: none; }
  td.soft::before { content: "earlier: "; }
  td:first-child { font-weight: 600; white-space: normal; }
  tr.gap td:first-child { box-shadow: none; }
  tr.gap { box-shadow: inset 3px 0 var(--open-line); }
}
@media print { .cell, .key i { print-color-adjust: exact; } }
`);
