import { wrap } from "../../print/wrap";
import type { Finding } from "./finding";

const WIDTH = 24;

/** The findings for a person: one thing a paragraph, what to do below it, the verdict last. */
export function doctorText(findings: readonly Finding[]): string {
  const missing = findings.filter(({ status }) => status === "missing").length;
  const unknown = findings.filter(({ status }) => status === "unknown").length;
  const verdict =
    missing > 0
      ? `${missing} of ${findings.length} missing.`
      : unknown > 0
        ? `Nothing is missing; ${unknown} could not be found out.`
        : "All is there.";
  const paragraphs = findings.map(({ status, check, found, mend }) =>
    [
      wrap(found, `${status.padEnd(9)}${check}`.padEnd(WIDTH)),
      ...(mend === undefined ? [] : [wrap(mend, `${" ".repeat(WIDTH)}mend: `)]),
    ].join("\n"),
  );
  return [...paragraphs, "", verdict].join("\n");
}
