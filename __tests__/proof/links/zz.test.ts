import { readFileSync } from "node:fs";
import { faultsAfter, set, type Edit } from "./monitor";
import { eventRules, forwarders } from "./event-rules";
const heard = set("aws_sns_topic_subscription.ops", { topic_arn: "${aws_sns_topic.security_alerts.arn}", protocol: "email", endpoint: "security@example.com" });
function walk(v: any, path: (string|number)[], out: [(string|number)[], any][]) {
  if (typeof v === "string") {
    let j: any; try { j = JSON.parse(v); } catch {}
    if (j && typeof j === "object" && j.Statement) { j.Statement.forEach((s: any, i: number) => { out.push([[...path, "#stmt", i], undefined]); for (const k of Object.keys(s)) if (k !== "Sid") out.push([[...path, "#stmt", i, k], undefined]); }); return; }
    out.push([path, v]);
  } else if (Array.isArray(v)) { v.forEach((x, i) => walk(x, [...path, i], out)); out.push([path, v]); }
  else if (v && typeof v === "object") { for (const k of Object.keys(v)) if (k !== "//") walk(v[k], [...path, k], out); if (path.length > 2) out.push([path, v]); }
  else out.push([path, v]);
}
function mutate(res: any, path: (string|number)[], how: string): boolean {
  const s = path.indexOf("#stmt");
  const base = s < 0 ? path : path.slice(0, s);
  let h = res; for (const p of base.slice(0, -1)) h = h[p]; const last = base.at(-1)!;
  if (s >= 0) {
    const j = JSON.parse(h[last]); const i = path[s + 1] as number; const k = path[s + 2];
    if (k === undefined) { if (how !== "drop") return false; j.Statement.splice(i, 1); }
    else if (how === "drop") { if (k !== "Condition") return false; delete j.Statement[i][k]; }
    else { const t = JSON.stringify(j.Statement[i][k]); if (k==="Effect") j.Statement[i][k] = j.Statement[i][k]==="Allow"?"Deny":"Allow"; else { const u = t.replace(/"([^"]*)"(?=[\],}]|$)/, (_, x) => `"${x}x"`); if (u === t) return false; j.Statement[i][k] = JSON.parse(u); } }
    h[last] = JSON.stringify(j); return true;
  }
  if (how === "drop") { if (Array.isArray(h)) h.splice(last as number, 1); else delete h[last]; return true; }
  const v = h[last]; if (typeof v === "string") h[last] = v + "x"; else if (typeof v === "boolean") h[last] = !v; else if (typeof v === "number") h[last] = v > 100 ? 1 : 1000; else return false; return true;
}
for (const [preset, edits, types] of [["event-pipeline", [heard], /sqs|lambda|s3_bucket_notification|iam|dynamodb|sns_topic$|sns_topic_policy|kms_key/], ["recommended", [eventRules, forwarders], /event_|event_forwarding|sqs|sns_topic/]] as const) {
  const g = JSON.parse(readFileSync(`__tests__/stacks/${preset}.golden.json`, "utf8"));
  const out: [(string|number)[], any][] = [];
  for (const t of Object.keys(g.resource)) if (types.test(t)) for (const n of Object.keys(g.resource[t])) { if (preset==="recommended" && /event_(rule|target)/.test(t) && !/access_key_created|_us_west_2/.test(n)) continue; walk(g.resource[t][n], [t, n], out); }
  test(preset, async () => {
    const un: string[] = []; let c = 0;
    for (const [path] of out) for (const how of ["drop", "change"]) {
      let ok = false; const e: Edit = (r) => { try { ok = mutate(r, path, how); } catch {} };
      let f: readonly string[];
      try { f = await faultsAfter(preset, ...edits, e); } catch (err) { f = ["ERR " + String(err).slice(0, 200)]; }
      if (!ok) continue; c++;
      const addr = `${path[0]}.${path[1]}`;
      if (f.length === 0) un.push(`${how} ${path.join("/")}`);
      else if (!f.some(x => x.includes(addr))) un.push(`OTHER ${how} ${path.join("/")} -> ${f.slice(0,3)}`);
    }
    require("fs").writeFileSync(`/tmp/g2/un-${preset}.txt`, c + "\n" + un.join("\n"));
  }, 300000);
}
