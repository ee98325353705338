import { readable } from "../placeholder";
import type { Proof } from "../proof";

/** What keeps alerts from arriving, a paragraph for each fault: link, resource, what, mend. */
export function faultLines({ paths, missing }: Proof): string {
  const faults = new Set(
    paths.flatMap(({ links }) =>
      links.flatMap(({ kind, problems }) =>
        problems.map(({ at, argument, what, mend }) => {
          const subject = argument === undefined ? at : `${at}: ${argument}`;
          return readable(
            `broken link: ${kind}\n  ${subject}: ${what}\n  mend: ${mend}`,
          );
        }),
      ),
    ),
  );
  return [...(missing === undefined ? [] : [missing]), ...faults].join("\n");
}
