/** Conditions that the builder does not offer; see `literals.ts` for the comments. */
import { field } from "../../src/cloudtrail/pattern";

// @ts-expect-error unknown field `typ` in $.userIdentity: expected one of type, userName,
field("userIdentity.typ");

// @ts-expect-error $.resources is an array: expected an element such as [0] or [*], found `.ARN`
field("resources.ARN");

// @ts-expect-error Argument of type '"Rooot"' is not assignable to parameter of type '"AWSAccount" |
field("userIdentity.type").equals("Rooot");

// @ts-expect-error Property 'equals' does not exist on type 'BooleanField'
field("readOnly").equals("true");

// @ts-expect-error Property 'isTrue' does not exist on type 'TextField<"true">'
field("sessionCredentialFromConsole").isTrue();

// @ts-expect-error Property 'is' does not exist on type 'TextField<string>'
field("eventTime").is(">", 2026);

// @ts-expect-error Property 'isNull' does not exist on type 'TextField<string>'
field("userIdentity.invokedBy").isNull();

// @ts-expect-error Property 'equals' does not exist on type 'AnyKindOfField'
field("userIdentity").equals("Root");

// @ts-expect-error an asterisk is a wildcard only at the start or the end of a value, found `Delete*Policy`
field("eventName").like("Delete*Policy");

// @ts-expect-error like compares with a wildcard: expected an asterisk at the start or the end, found `DeletePolicy`: use equals
field("eventName").like("DeletePolicy");

// @ts-expect-error equals compares to the letter: expected a value without an asterisk, found `Delete*`: use like
field("eventName").equals("Delete*");

// @ts-expect-error Expected at least 1 arguments, but got 0.
field("eventName").equals();

// @ts-expect-error expected a selector of .name (letters, digits, - and _), [0], [*], .* and .['key'], found `$.requestParameters.bucket name`
field("requestParameters.bucket name");

// @ts-expect-error CloudWatch knows no groups, found `(`
field("userAgent").matches("(kali|parrot)");

// @ts-expect-error expected a regular expression without %, found one: write
field("userAgent").matches("100%");
