import { limits, PatternSyntaxError } from "../../pattern";
import { checkPattern, type PatternReport } from "../pattern/check-pattern";
import { defineCommand, type ExitCode } from "../command";
import type { Io } from "../io";
import { format } from "../options";
import { numeral } from "../../print/numeral";
import { table } from "../../print/table";

export const command = defineCommand({
  arguments: [
    { name: "<pattern>", summary: "the filter pattern, in single quotes" },
  ],
  options: {
    cloudtrail: {
      summary:
        "refuse what cannot happen in a CloudTrail record: unknown fields, values that do not occur",
    },
    format,
  },
  notes: `
Prints what kind of pattern it is, its canonical text and its use of
CloudWatch's limits; then notes where it says something that no CloudTrail
record can satisfy, and where it relies on what AWS accepts but does not
document. Notes do not change the exit code: the pattern may be meant for
another log. With --cloudtrail the first kind are mistakes.

Exit code: 0 for a valid pattern; 1 for one with a mistake.

  trailwire pattern check --cloudtrail '{ $.eventName = "StopLogging" }'`,
  run: async ([text], { cloudtrail, format }, io) => {
    const result = checked(text);
    if (result instanceof PatternSyntaxError) {
      return refuse([result], format, io);
    }
    if (cloudtrail && result.impossible.length > 0) {
      return refuse(result.impossible, format, io);
    }
    const print = format === "json" ? asJson : asText;
    await io.print(`${print(result)}\n`);
    return 0;
  },
});

function checked(text: string): PatternReport | PatternSyntaxError {
  try {
    return checkPattern(text);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
}

async function refuse(
  mistakes: readonly PatternSyntaxError[],
  format: "table" | "json",
  io: Io,
): Promise<ExitCode> {
  if (format === "json") {
    const [first] = mistakes.map(placed);
    await io.print(`${JSON.stringify({ valid: false, ...first })}\n`);
  } else {
    for (const { message } of mistakes) io.warn(`error: ${message}`);
  }
  return 1;
}

function placed({ reason, line, column }: PatternSyntaxError) {
  return { reason, line, column };
}

function asJson({ impossible, undocumented, ...report }: PatternReport) {
  return JSON.stringify({
    valid: true,
    ...report,
    notes: [...impossible, ...undocumented].map(placed),
  });
}

function asText(report: PatternReport): string {
  const { kind, canonical, impossible, undocumented } = report;
  const use = (name: string, used: number, most: number) => [
    name,
    `${numeral(used)} of ${numeral(most)}`,
  ];
  const parts = [
    `valid, ${kind}`,
    canonical,
    table([
      use("characters", report.characters, limits.length),
      use("regexes", report.regexes, limits.regexes),
      use(
        "wildcard selectors",
        report.wildcardSelectors,
        limits.wildcardSelectors,
      ),
    ]),
    ...impossible.map(
      ({ message }) => `note, on CloudTrail records: ${message}`,
    ),
    ...undocumented.map(({ message }) => `note: ${message}`),
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}
