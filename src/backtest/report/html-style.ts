import { Html } from "../../print/html";

/** The style of the report's page: bars and cells in one hue, from little to much; tables become lists on a phone. */
export const style = new Html(`
:root {
  --heat-0: light-dark(#e9edf1, #222b35);
  --heat-1: light-dark(#c4e2f2, #173b52);
  --heat-2: light-dark(#86c2e3, #1f5c80);
  --heat-3: light-dark(#3f8fc2, #3d8fc2);
  --heat-4: light-dark(#14537f, #8fd0f5);
}
body { max-width: 82rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .3rem; }
h3 { font-size: .85rem; margin: .9rem 0 .3rem; color: var(--soft); font-weight: 600; }
.notice { background: var(--open-back); border-left: 3px solid var(--open); border-radius: .3rem; padding: .5rem .9rem; margin: .6rem 0; overflow-wrap: anywhere; }
.notice ul { margin: .3rem 0 0; padding-left: 1.2rem; font-size: .88rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: .6rem 0; }
.side { display: flex; flex-wrap: wrap; gap: .75rem; }
.side .card { margin: 0; max-width: 100%; }
.card > h3 { margin-top: 0; }
.scroll { overflow-x: auto; padding-bottom: .6rem; }
svg { display: block; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
.h0 { fill: var(--heat-0); } .h1 { fill: var(--heat-1); } .h2 { fill: var(--heat-2); } .h3 { fill: var(--heat-3); } .h4 { fill: var(--heat-4); }
.bar { fill: var(--heat-3); }
.axis { stroke: var(--line); }
.key { display: flex; align-items: center; gap: .4rem; font-size: .78rem; color: var(--soft); flex-wrap: wrap; }
.rule { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .35rem 0; }
.rule > summary { display: grid; grid-template-columns: minmax(0, 1fr) 5.5rem 13rem repeat(3, 5.5rem); gap: .8rem; align-items: center; padding: .5rem .9rem; list-style: none; }
.rule > summary::-webkit-details-marker { display: none; }
.rule > summary > b { overflow-wrap: anywhere; }
.rule > summary > b::before { content: "▸ "; color: var(--soft); font-weight: normal; }
.rule[open] > summary > b::before { content: "▾ "; }
.rule > div { padding: 0 .9rem .9rem; border-top: 1px solid var(--line); }
.heads { display: grid; grid-template-columns: minmax(0, 1fr) 5.5rem 13rem repeat(3, 5.5rem); gap: .8rem; padding: 0 calc(.9rem + 1px); font-size: .78rem; color: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.number small { display: none; }
.severity { font-size: .85rem; color: var(--soft); }
.severity.critical, .severity.high { color: var(--bad); font-weight: 600; }
.spark { width: 100%; height: 26px; }
.who { display: grid; gap: 0 1.5rem; grid-template-columns: 2fr 1fr 1fr; }
.who ol { list-style: none; margin: 0; padding: 0; font-size: .85rem; }
.who li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .8rem; padding: .15rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.who p { font-size: .85rem; }
.who li:last-child { border-bottom: 0; }
.who li span:last-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; font-size: .78rem; }
tr:last-child td { border-bottom: 0; }
:is(th, td).number { white-space: nowrap; }
td, li span { unicode-bidi: isolate; }
td.record { color: var(--soft); font-size: .78rem; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.matches { table-layout: fixed; }
.matches th:nth-child(1) { width: 10.5rem; } .matches th:nth-child(2) { width: 24%; } .matches th:nth-child(4) { width: 9rem; }
.matches th:nth-child(5) { width: 8.5rem; } .matches th:nth-child(6) { width: 17.5rem; }
.entry { display: block; margin: .2rem 0; padding: .35rem .6rem; background: var(--page); border-radius: .3rem; user-select: all; }
.page { margin: .3rem 0; }
.page > summary { padding: .25rem 0; color: var(--soft); font-size: .85rem; }
.names { columns: 17rem; font-size: .88rem; margin: .4rem 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
.added { color: var(--accent); } .lost { color: var(--bad); }
@media (max-width: 56rem) {
  .who { grid-template-columns: 1fr; }
  .heads { display: none; }
  .rule > summary { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .3rem .8rem; }
  .rule > summary > b { grid-column: 1 / -2; }
  .rule > summary > .severity { text-align: right; }
  .spark { grid-column: 1 / -1; }
  .number { text-align: left; }
  .number small { display: block; color: var(--soft); font-size: .75rem; }
}
@media (max-width: 40rem) {
  body { padding-top: 1.2rem; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .tile b { font-size: 1.2rem; }
  thead { display: none; }
  tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  td { display: block; padding: .05rem 0; border: 0; }
  td:empty { display: none; }
  td.number { text-align: left; }
  td.number[data-is] { display: inline-block; margin-right: 1.2rem; }
  td[data-is]::before { content: attr(data-is) " "; color: var(--soft); font-size: .78rem; }
}
@media print { svg { print-color-adjust: exact; } }
`);
