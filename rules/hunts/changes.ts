import type { Hunt } from "../../src/rule/hunt";

/** What was done, and by whom. */
export const changes: readonly Hunt[] = [
  {
    id: "changes-by-hand",
    title: "Changes that people made in the console",
    question:
      "What was changed by hand where programs should do it? Also a list of what an intruder with a browser did.",
    sql: `
SELECT eventtime, recipientaccountid, awsregion, useridentity.arn AS session, eventsource, eventname,
  requestparameters, errorcode, sourceipaddress, eventid
FROM logs
WHERE readonly = 'false' AND sessioncredentialfromconsole = 'true'
ORDER BY eventtime DESC`,
    insights: `
fields eventTime, recipientAccountId, awsRegion, userIdentity.arn, eventSource, eventName, errorCode, sourceIPAddress, eventID
| filter readOnly = 0 and sessionCredentialFromConsole = "true"
| sort @timestamp desc
| limit 10000`,
  },
  {
    id: "callers-of-other-accounts",
    title: "Calls by principals of other accounts",
    question:
      "Which other accounts act in ours, and on what? Each should be one you know: a vendor, or a part of the organization.",
    sql: `
SELECT useridentity.accountid AS caller_account, recipientaccountid, principal,
  count(*) AS calls, count(DISTINCT eventname) AS different_calls, count_if(readonly = 'false') AS changes,
  count_if(errorcode IS NOT NULL) AS errors, min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE useridentity.accountid <> recipientaccountid
GROUP BY 1, 2, 3
ORDER BY changes DESC, calls DESC`,
    insights: `
filter userIdentity.accountId != recipientAccountId and ispresent(userIdentity.accountId)
| stats count(*) as calls, count_distinct(eventName) as different_calls, max(eventTime) as last_time by userIdentity.accountId, recipientAccountId, userIdentity.arn
| sort calls desc`,
  },
  {
    id: "timeline",
    title: "Everything from one address, in its order",
    question:
      "What did an intruder do? Put the address in question, or a principal or an access key, in place of the one that is there.",
    sql: `
SELECT eventtime, recipientaccountid, awsregion, principal, useridentity.accesskeyid AS access_key,
  eventsource, eventname, errorcode, requestparameters, useragent, eventid
FROM logs
WHERE sourceipaddress = '192.0.2.1'
  -- principal = 'arn:aws:iam::123456789012:role/example'
  -- useridentity.accesskeyid = 'AKIAIOSFODNN7EXAMPLE'
ORDER BY eventtime`,
    insights: `
fields eventTime, recipientAccountId, awsRegion, userIdentity.arn, userIdentity.accessKeyId, eventSource, eventName, errorCode, userAgent, eventID
| filter sourceIPAddress = "192.0.2.1"
| sort @timestamp asc
| limit 10000`,
  },
];
