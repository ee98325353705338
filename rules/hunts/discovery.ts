import type { Hunt } from "../../src/rule/hunt";

/** Someone who looks around. */
export const discovery: readonly Hunt[] = [
  {
    id: "denied-calls",
    title: "Principals that try doors",
    question:
      "Who was refused the most different calls? Few different ones, many times, is a broken program; many different ones is someone who finds out what is allowed.",
    sql: `
SELECT principal, count(DISTINCT eventname) AS different_calls, count(*) AS refusals,
  array_join(array_sort(array_agg(DISTINCT eventsource)), ', ') AS services,
  count(DISTINCT sourceipaddress) AS addresses, min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE regexp_like(errorcode, 'AccessDenied|UnauthorizedOperation|Forbidden')
GROUP BY principal
ORDER BY different_calls DESC, refusals DESC`,
    insights: `
fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, userIdentity.invokedBy) as principal
| filter errorCode like /AccessDenied|UnauthorizedOperation|Forbidden/
| stats count_distinct(eventName) as different_calls, count(*) as refusals, min(eventTime) as first_time, max(eventTime) as last_time by principal
| sort different_calls desc`,
  },
  {
    id: "looking-around",
    title: "Hours in which a principal read many different things",
    question:
      "Who made more than 25 different reading calls in one hour? Security scanners and inventory tools do; compare with the ones you have.",
    sql: `
SELECT substr(eventtime, 1, 13) AS hour, principal, sourceipaddress,
  count(DISTINCT eventname) AS different_calls, count(*) AS calls,
  count(DISTINCT awsregion) AS regions, count(errorcode) AS errors
FROM logs
WHERE readonly = 'true' AND useridentity.invokedby IS NULL
GROUP BY 1, 2, 3
HAVING count(DISTINCT eventname) > 25
ORDER BY different_calls DESC`,
    insights: `
fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn) as principal
| filter readOnly = 1 and not ispresent(userIdentity.invokedBy)
| stats count_distinct(eventName) as different_calls, count(*) as calls by bin(1h) as hour, principal, sourceIPAddress
| filter different_calls > 25
| sort different_calls desc`,
  },
  {
    id: "quiet-regions",
    title: "Changes in regions where little happens",
    question:
      "What was changed in regions in which hardly anyone works? The quietest come first: what is hidden is hidden there.",
    sql: `
SELECT awsregion, count(*) AS changes, count(DISTINCT principal) AS principals,
  array_join(array_sort(array_agg(DISTINCT principal)), ', ') AS who,
  min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE readonly = 'false' AND errorcode IS NULL AND useridentity.invokedby IS NULL
GROUP BY awsregion
ORDER BY changes`,
    insights: `
filter readOnly = 0 and not ispresent(errorCode) and not ispresent(userIdentity.invokedBy)
| stats count(*) as changes, count_distinct(userIdentity.arn) as sessions, min(eventTime) as first_time, max(eventTime) as last_time by awsRegion
| sort changes asc`,
  },
];
