import type { Hunt } from "../../src/rule/hunt";

/** Who came in by the console's door. */
export const signIns: readonly Hunt[] = [
  {
    id: "guessed-passwords",
    title: "Sign-ins that failed again and again",
    question:
      "From which addresses did console sign-ins fail three times or more, and did one succeed? Those with a success come first. Names that do not exist are not recorded.",
    sql: `
SELECT recipientaccountid, sourceipaddress, useridentity.type AS type, useridentity.username AS name,
  count_if(json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure') AS failures,
  count_if(json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success') AS successes,
  min(eventtime) AS first_time, max(eventtime) AS last_time
FROM logs
WHERE eventname = 'ConsoleLogin'
GROUP BY 1, 2, 3, 4
HAVING count_if(json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure') >= 3
ORDER BY successes DESC, failures DESC`,
    insights: `
filter eventName = "ConsoleLogin" and responseElements.ConsoleLogin = "Failure"
| stats count(*) as failures, min(eventTime) as first_time, max(eventTime) as last_time by recipientAccountId, sourceIPAddress, userIdentity.type, userIdentity.userName
| filter failures >= 3
| sort failures desc`,
  },
  {
    id: "console-sign-ins",
    title: "Sign-ins to the console, by person and address",
    question:
      "Who signed in, from where, and with a second factor? Look for addresses, hours and browsers that a person does not have.",
    sql: `
SELECT principal, useridentity.arn AS session, sourceipaddress,
  json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfa,
  count(*) AS sign_ins, min(eventtime) AS first_time, max(eventtime) AS last_time,
  count(DISTINCT useragent) AS browsers
FROM logs
WHERE eventname = 'ConsoleLogin' AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
GROUP BY 1, 2, 3, 4
ORDER BY last_time DESC`,
    insights: `
filter eventName = "ConsoleLogin" and responseElements.ConsoleLogin = "Success"
| stats count(*) as sign_ins, min(eventTime) as first_time, max(eventTime) as last_time by userIdentity.arn, sourceIPAddress, additionalEventData.MFAUsed
| sort last_time desc`,
  },
];
