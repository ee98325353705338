/**
 * Patterns that do not compile. The comment is the sentence that the compiler prints, which
 * `mistakes.test.ts` compares with what it really prints.
 */
import { pattern } from "../../src/cloudtrail/pattern";

// Seed 0's filter never matches: CloudTrail leaves invokedBy out, it is never null.
// @ts-expect-error $.userIdentity.invokedBy is never null, it is left out of the record: expected NOT EXISTS, found IS NULL
pattern('{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy is null }');

// @ts-expect-error unknown field `typ` in $.userIdentity: expected one of type, userName, principalId,
pattern('{ $.userIdentity.typ = "Root" }');

// @ts-expect-error unknown field `eventname` in $: expected one of eventVersion, eventTime, userIdentity, eventSource, eventName,
pattern("{ $.eventname = StopLogging }");

// @ts-expect-error $.userIdentity.type is one of Root, IAMUser, AssumedRole,
pattern('{ $.userIdentity.type = "root" }');

// @ts-expect-error $.additionalEventData.MFAUsed is one of Yes, No, found `"true"`
pattern('{ $.additionalEventData.MFAUsed != "true" }');

// @ts-expect-error $.readOnly is true or false: expected IS TRUE or IS FALSE, found `false`
pattern("{ $.readOnly = false }");

// @ts-expect-error $.sessionCredentialFromConsole is text: expected = "true" with double quotes, found IS TRUE
pattern("{ $.sessionCredentialFromConsole IS TRUE }");

// @ts-expect-error $.eventTime is text: expected = or !=, found `>`
pattern("{ $.eventTime > 2026 }");

// @ts-expect-error $.recipientAccountId is text: expected the value in double quotes, found the number `123456789012`
pattern("{ $.recipientAccountId = 123456789012 }");

// @ts-expect-error $.userIdentity is an object, which no comparison matches: compare one of its fields
pattern('{ $.userIdentity = "Root" }');

// @ts-expect-error $.resources is an array: expected an element such as [0] or [*], found `.ARN`
pattern('{ $.resources.ARN = "arn:aws:s3:::example" }');

// @ts-expect-error $.eventName is text and has no fields, found `.name`
pattern("{ $.eventName.name = x }");

// @ts-expect-error $.eventName is text, not an array, found `[0]`
pattern("{ $.eventName[0] = x }");

// @ts-expect-error an asterisk is a wildcard only at the start or the end of a value, found `"Delete*Policy"`
pattern('{ $.eventName = "Delete*Policy" }');

// @ts-expect-error expected double quotes around a value with other characters than letters, digits, _ . * and -, found `'Root'`
pattern("{ $.userIdentity.type = 'Root' }");

// @ts-expect-error expected &&, || or } at the end, found `authentication`
pattern("{ $.errorMessage = Failed authentication }");

// @ts-expect-error expected a value after =, found `=`
pattern('{ $.eventName == "StopLogging" }');

// @ts-expect-error expected a selector, which starts with $. as in $.eventName, found `eventName`
pattern('{ eventName = "StopLogging" }');

// @ts-expect-error CloudWatch has NOT EXISTS but no EXISTS: for "has a value" write $.errorCode = *
pattern("{ $.errorCode EXISTS }");

// @ts-expect-error CloudWatch has no IS NOT: after $.errorCode expected IS NULL, IS TRUE, IS FALSE or NOT EXISTS
pattern("{ $.errorCode IS NOT NULL }");

// @ts-expect-error expected &&, || or ), found `}`
pattern("{ ($.eventName = StopLogging }");

// @ts-expect-error expected &&, || or } at the end, found `)`
pattern("{ $.eventName = StopLogging) }");

// @ts-expect-error expected &&, || or } at the end, found `&`
pattern("{ $.eventName = StopLogging & $.readOnly IS FALSE }");

// @ts-expect-error expected &&, || or } at the end, found the end
pattern("{ $.eventName = StopLogging");

// @ts-expect-error expected a closing " after `"StopLogging`
pattern('{ $.eventName = "StopLogging }');

// @ts-expect-error expected a number after >, found `many`
pattern("{ $.requestParameters.maxResults > many }");

// @ts-expect-error expected { at the start of a JSON pattern, found `StopLogging`
pattern("StopLogging");

// @ts-expect-error CloudWatch compares nothing with null: expected $.responseElements IS NULL, or double quotes around the word, found `null`
pattern("{ $.responseElements = null }");

// @ts-expect-error CloudWatch knows no groups, found `(`: write alternatives with |, or \\x28 and \\x29 for the characters
pattern("{ $.userAgent = %(kali|parrot)% }");

// @ts-expect-error CloudWatch knows no `!` in a regular expression: write \\x21
pattern("{ $.errorMessage = %denied!% }");

// @ts-expect-error expected double quotes around a value with other characters than letters, digits, _ . * and -, found `arn:aws:iam::123456789012:root`
pattern("{ $.userIdentity.arn = arn:aws:iam::123456789012:root }");
