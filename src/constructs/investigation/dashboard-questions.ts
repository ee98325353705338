/** What the dashboard asks a trail's log group, by the widget's title. Fields have the record's names. */
export const dashboardQuestions: Readonly<Record<string, string>> = {
  "Who does most": question(
    "filter not ispresent(userIdentity.invokedBy)",
    "stats count(*) as calls, count_distinct(eventName) as different, count_distinct(sourceIPAddress) as addresses by principal",
    "sort calls desc",
  ),
  "Who changes most": question(
    "filter readOnly = 0 and not ispresent(userIdentity.invokedBy) and not ispresent(errorCode)",
    "stats count(*) as changes, count_distinct(eventName) as different by principal",
    "sort changes desc",
  ),
  "Who is refused most": question(
    "filter errorCode like /AccessDenied|UnauthorizedOperation|Forbidden/",
    "stats count_distinct(eventName) as different, count(*) as refusals by principal",
    "sort different desc",
  ),
  "Who signs in to the console": question(
    'filter eventName = "ConsoleLogin"',
    "stats count(*) as times by principal, sourceIPAddress, responseElements.ConsoleLogin as result, additionalEventData.MFAUsed as mfa",
    "sort times desc",
  ),
};

function question(...commands: readonly string[]): string {
  return [
    // Sessions of a role count as the role.
    "fields coalesce(userIdentity.sessionContext.sessionIssuer.arn, userIdentity.arn, userIdentity.principalId) as principal",
    ...commands,
    "limit 20",
  ].join("\n| ");
}
