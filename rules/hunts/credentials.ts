import type { Hunt } from "../../src/rule/hunt";

/** Keys and roles in hands that they were not given to. */
export const credentials: readonly Hunt[] = [
  {
    id: "keys-from-many-addresses",
    title: "Access keys used from many addresses",
    question:
      "Which keys of users were used from more than three addresses? A key lives in one place, as a rule; a stolen one in several. Laptops and build services have many addresses, too.",
    sql: `
SELECT useridentity.accesskeyid AS access_key, principal, count(DISTINCT sourceipaddress) AS addresses,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS which,
  count(*) AS calls, min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE useridentity.accesskeyid LIKE 'AKIA%' AND useridentity.invokedby IS NULL
GROUP BY 1, 2
HAVING count(DISTINCT sourceipaddress) > 3
ORDER BY addresses DESC`,
    insights: `
filter userIdentity.accessKeyId like /^AKIA/ and not ispresent(userIdentity.invokedBy)
| stats count_distinct(sourceIPAddress) as addresses, count(*) as calls, min(eventTime) as first_time, max(eventTime) as last_time by userIdentity.accessKeyId, userIdentity.arn
| filter addresses > 3
| sort addresses desc`,
  },
  {
    id: "instance-credentials-moved",
    title: "Credentials of an instance used from several addresses",
    question:
      "Which EC2 instances made calls from more than one address? An instance has one or two (through a VPC endpoint its private one); another means that its credentials were carried away.",
    sql: `
SELECT useridentity.arn AS session, count(DISTINCT sourceipaddress) AS addresses,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS which,
  count(*) AS calls, max(eventtime) AS last_time
FROM logs
WHERE regexp_like(useridentity.arn, ':assumed-role/.+/i-[0-9a-f]+$')
  AND regexp_like(sourceipaddress, '^[0-9a-f.:]+$')
GROUP BY 1
HAVING count(DISTINCT sourceipaddress) > 1
ORDER BY addresses DESC`,
    insights: `
filter userIdentity.arn like /:assumed-role\\/.+\\/i-[0-9a-f]+$/ and sourceIPAddress like /^[0-9a-f.:]+$/
| stats count_distinct(sourceIPAddress) as addresses, count(*) as calls, max(eventTime) as last_time by userIdentity.arn
| filter addresses > 1
| sort addresses desc`,
  },
  {
    id: "roles-assumed",
    title: "Who took which role",
    question:
      "Which principals took which roles, how often and from where? Follow a chain by looking for the role of one row among the principals of another.",
    sql: `
SELECT principal, json_extract_scalar(requestparameters, '$.roleArn') AS role, eventname,
  count(*) AS sessions, count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE eventsource = 'sts.amazonaws.com' AND eventname LIKE 'AssumeRole%'
  AND errorcode IS NULL AND useridentity.type <> 'AWSService'
GROUP BY 1, 2, 3
ORDER BY first_time DESC`,
    insights: `
fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, userIdentity.principalId) as principal
| filter eventSource = "sts.amazonaws.com" and eventName like /^AssumeRole/ and not ispresent(errorCode) and userIdentity.type != "AWSService"
| stats count(*) as sessions, count_distinct(sourceIPAddress) as addresses, min(eventTime) as first_time by principal, requestParameters.roleArn, eventName
| sort first_time desc`,
  },
];
