import type { Finding } from "./finding-search";
import { printable } from "../../print/printable";
import { table } from "../../print/table";

/** A finding in JSON: its attributes in camel case, the record as it was. */
export function findingData({
  Record: record,
  Shortened: shortened,
  ExpiresAt: expires,
  Timestamp: _timestamp,
  FileId: _fileId,
  SourceIPAddress: sourceIPAddress,
  ...rest
}: Finding) {
  const attributes = Object.entries(rest).map(([name, value]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    value,
  ]);
  return {
    ...Object.fromEntries(attributes),
    ...(sourceIPAddress !== undefined && { sourceIPAddress }),
    ...(expires !== undefined && {
      expiresAt: new Date(expires * 1000).toISOString(),
    }),
    ...(shortened !== undefined && { shortened: shortened.split(",") }),
    ...(record !== undefined && { record: JSON.parse(record) as unknown }),
  };
}

/** Findings for a person: when, how severe, which rule, who did what, from where, with which outcome. */
export function findingTable(findings: readonly Finding[]): string {
  return table([
    ["TIME", "SEVERITY", "RULE", "WHO", "WHAT", "FROM", "OUTCOME"],
    ...findings.map((finding) =>
      [
        finding.EventTime,
        finding.Severity,
        finding.Rule,
        finding.Principal,
        finding.EventName,
        finding.SourceIPAddress,
        finding.ErrorCode ?? "ok",
      ].map((text = "-") => printable(text)),
    ),
  ]);
}
