const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** The moment of an eventTime in milliseconds since 1970; undefined for a text that CloudTrail would not write. */
export function momentOf(eventTime: string | undefined): number | undefined {
  if (eventTime === undefined || !FORM.test(eventTime)) return undefined;
  const moment = Date.parse(eventTime);
  return Number.isNaN(moment) ? undefined : moment;
}
