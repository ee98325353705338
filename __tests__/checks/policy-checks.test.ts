import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Preset, presets } from "../../src/stacks/presets";
import { type Document, synth } from "../stacks/synth";
import type { Check } from "./check";
import { checks } from "./checks";
import { addressOf, golden, type Subject, subjects } from "./document";
import { type Exception, exceptions } from "./exceptions";

// Bundling takes seconds, and no check looks into functions.
jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

const documents = new Map(presets.map((preset) => [preset, golden(preset)]));

/** Everything that a check is asked of, in all presets. */
const asked = ({ of }: Check) =>
  [...documents.values()].flatMap((document) => subjects(document, of));

const matches = (pattern: string, text: string) =>
  pattern.endsWith("*")
    ? text.startsWith(pattern.slice(0, -1))
    : text === pattern;

const names = ({ checks }: Exception, { ids }: Check) =>
  ids.some((id) => checks.includes(id));

const isAt = ({ at }: Exception, subject: Subject) =>
  at.some((pattern) => matches(pattern, addressOf(subject)));

const isIn = ({ presets }: Exception, preset: Preset) =>
  presets?.includes(preset) ?? true;

/** `CKV_AWS_18 of aws_s3_bucket.access_logs`, … for what is not met, or for whatever is chosen. */
const listed = (
  document: Document,
  isWanted: (check: Check, subject: Subject) => boolean,
) =>
  checks.flatMap((check) =>
    subjects(document, check.of)
      .filter((subject) => isWanted(check, subject))
      .map((subject) => `${check.ids.join(", ")} of ${addressOf(subject)}`),
  );

const unmet = (document: Document) =>
  listed(document, ({ met }, subject) => !met(subject));

test.each([...documents])(
  "%s meets every check but the listed exceptions, and each of those is one",
  (preset, document) => {
    expect(unmet(document)).toEqual(
      listed(document, (check, subject) =>
        exceptions.some(
          (exception) =>
            isIn(exception, preset) &&
            names(exception, check) &&
            isAt(exception, subject),
        ),
      ),
    );
  },
);

describe.each(checks.map((check) => [check.ids.join(", "), check] as const))(
  "%s",
  (_, check) => {
    const all = asked(check);
    const subject = all.find(check.met) ?? all.at(-1);

    test("is asked of something", () => {
      expect(all).not.toEqual([]);
    });

    test.each(check.turns.map((turn, n) => [n, turn] as const))(
      "answers otherwise after change %i",
      (_, turn) => {
        if (!subject) throw new Error("asked of nothing");
        const changed = subjects(turn(subject), subject.type).find(
          ({ name }) => name === subject.name,
        );
        expect(changed && check.met(changed)).toBe(!check.met(subject));
      },
    );
  },
);

test("no id stands twice", () => {
  const ids = checks.flatMap((check) => check.ids);
  expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
});

describe.each(exceptions)("the exception at $at: $because", (exception) => {
  const named = checks.filter((check) => names(exception, check));

  test("names checks that exist and resources that they are asked of", () => {
    expect(
      exception.checks.filter(
        (id) => !named.some(({ ids }) => ids.includes(id)),
      ),
    ).toEqual([]);
    const useless = named.filter(
      (check) => !asked(check).some((subject) => isAt(exception, subject)),
    );
    expect(useless).toEqual([]);
    const found = named.flatMap(asked).map(addressOf);
    expect(
      exception.at.filter(
        (pattern) => !found.some((address) => matches(pattern, address)),
      ),
    ).toEqual([]);
  });
});

describe("with the settings that exceptions name", () => {
  const optional = exceptions.flatMap(({ setting, ...exception }) =>
    setting ? [{ setting, exception }] : [],
  );
  const context = optional.reduce<Record<string, object>>(
    (context, { setting: { path, value } }) => {
      const [group = "", key = ""] = path.split(".");
      return { ...context, [group]: { ...context[group], [key]: value } };
    },
    {},
  );
  const preset = "event-pipeline";

  test("just these are met as well, and nothing is lost", () => {
    const before = golden(preset);
    expect(unmet(synth({ preset, ...context }))).toEqual(
      listed(
        before,
        (check, subject) =>
          !check.met(subject) &&
          !optional.some(
            ({ exception }) =>
              names(exception, check) && isAt(exception, subject),
          ),
      ),
    );
  });
});

test("the guide lists every exception", () => {
  const guide = readFileSync(
    join(__dirname, "..", "..", "guides", "policy-scanners.md"),
    "utf8",
  );
  const rows = guide
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([first = ""]) => !/^-+$|^check$/.test(first));
  expect(rows).toEqual(exceptions.map(row));
});

/** An exception as people read it. */
function row(exception: Exception): readonly string[] {
  const code = (texts: readonly string[]) =>
    texts.map((text) => `\`${text}\``).join(", ");
  const ids = checks
    .filter((check) => names(exception, check))
    .flatMap((check) => check.ids);
  const {
    called = code(ids),
    presets = ["all"],
    at,
    because,
    setting,
  } = exception;
  return [
    called,
    presets.join(", "),
    code(at),
    setting ? `${because} \`${setting.path}\` meets it.` : because,
  ];
}
