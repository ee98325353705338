import type { Hunt } from "../../src/rule/hunt";

/** Who is at work, and who is new. */
export const principals: readonly Hunt[] = [
  {
    id: "new-principals",
    title: "Principals that are new since yesterday",
    question:
      "Who has made calls since yesterday and none in the days before? Look back a month or more: the longer, the surer.",
    sql: `
SELECT principal, min(eventtime) AS first_seen, min_by(eventname, eventtime) AS first_call,
  count(*) AS calls, count(DISTINCT eventname) AS different_calls
FROM logs
GROUP BY principal
HAVING min(day) >= date_format(current_date - interval '1' day, '%Y/%m/%d')
ORDER BY first_seen DESC`,
  },
  {
    id: "first-changes",
    title: "Changes that a principal never made before",
    question:
      "Which principals changed something since yesterday in a way they had not in the days before? Stolen credentials are used for other things than their owner's. Look back a month or more.",
    sql: `
SELECT principal, eventsource, eventname, min(eventtime) AS first_time, count(*) AS calls
FROM logs
WHERE readonly = 'false' AND errorcode IS NULL
GROUP BY principal, eventsource, eventname
HAVING min(day) >= date_format(current_date - interval '1' day, '%Y/%m/%d')
ORDER BY first_time DESC`,
  },
  {
    id: "attack-tools",
    title: "Calls by tools that attackers and testers use",
    question:
      "Who called with a user agent of a known attack tool or system? Whoever takes care changes it, so an empty answer proves nothing.",
    sql: `
SELECT principal, useragent, sourceipaddress, count(*) AS calls,
  min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE regexp_like(lower(useragent), 'kali|parrot|pentoo|blackarch|pacu|cloudfox|trufflehog|gitleaks|scoutsuite|stratus-red-team|s3-browser|s3 browser')
GROUP BY principal, useragent, sourceipaddress
ORDER BY calls DESC`,
    insights: `
fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn) as principal
| filter userAgent like /(?i)kali|parrot|pentoo|blackarch|pacu|cloudfox|trufflehog|gitleaks|scoutsuite|stratus-red-team|s3-browser|s3 browser/
| stats count(*) as calls, min(eventTime) as first_time, max(eventTime) as last_time by principal, userAgent, sourceIPAddress
| sort calls desc`,
  },
];
