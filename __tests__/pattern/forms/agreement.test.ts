import fc from "fast-check";
import { recordSchema } from "../../../src/cloudtrail/record";
import { compile, parseJson, render, type Pattern } from "../../../src/pattern";
import { compileEventPattern } from "../../../src/pattern/event-bridge";
import {
  type FormOptions,
  type FormTarget,
  UnsupportedPatternError,
  toEventPattern,
  toInsights,
  toSql,
} from "../../../src/pattern/forms";
import { isAsWritten, knownPatterns, patterns, records } from "./arbitraries";
import { athenaOf, type Athena } from "./athena";
import { cases } from "./cases";
import { runs, sweep } from "../../support/runs";

const asWritten = { freeForm: "as-written" } as const;

const forms: Record<
  FormTarget,
  (pattern: Pattern, options: FormOptions) => unknown
> = {
  EventBridge: (pattern, options) =>
    toEventPattern(pattern, recordSchema, options),
  Athena: toSql,
  "Logs Insights": (pattern, options) =>
    toInsights(pattern, recordSchema, options),
};

const rows = sweep(cases).flatMap(
  ({ pattern, matches, ignores, refused = {} }) => {
    const tree = parseJson(pattern);
    return [
      ...matches.map((record) => ({
        pattern,
        tree,
        refused,
        record,
        match: true,
      })),
      ...ignores.map((record) => ({
        pattern,
        tree,
        refused,
        record,
        match: false,
      })),
    ].map((row) => ({ ...row, shown: JSON.stringify(row.record) }));
  },
);

describe("every form decides as the table says", () => {
  test.each(rows)("matcher: $pattern on $shown", ({ tree, record, match }) => {
    expect(compile(tree)(record)).toBe(match);
  });

  test.each(rows.filter(({ refused }) => refused.EventBridge === undefined))(
    "event pattern: $pattern on $shown",
    ({ tree, record, match }) => {
      const json = toEventPattern(tree, recordSchema, asWritten);
      expect(compileEventPattern(json)({ detail: record })).toBe(match);
    },
  );

  describe("Athena", () => {
    let athena: Athena;
    beforeAll(async () => {
      athena = await athenaOf(rows.map(({ record }) => record));
    });
    afterAll(() => athena.close());

    test.each(
      rows
        .map((row, n) => ({ ...row, n }))
        .filter(({ refused }) => refused.Athena === undefined),
    )("predicate: $pattern on $shown", async ({ tree, match, n }) => {
      expect((await athena.where(toSql(tree, asWritten))).has(n)).toBe(match);
    });
  });
});

describe.each(Object.entries(forms))("%s", (target, compileForm) => {
  test.each(cases)("takes or refuses $pattern", ({ pattern, refused = {} }) => {
    const tree = parseJson(pattern);
    const reason = refused[target as FormTarget];
    if (reason === undefined) {
      expect(() => compileForm(tree, asWritten)).not.toThrow();
    } else {
      expect(() => compileForm(tree, asWritten)).toThrow(reason);
      expect(() => compileForm(tree, asWritten)).toThrow(
        UnsupportedPatternError,
      );
    }
  });
});

/** The form, or undefined where it is refused. */
function form<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return undefined;
    throw error;
  }
}

const variants = [
  ["known fields", knownPatterns, "anything"],
  ["free-form fields that may hold anything", patterns, "anything"],
  ["free-form fields as-written", patterns, "as-written"],
] as const;

describe.each(variants)("any pattern over %s", (_, arbitrary, freeForm) => {
  const isMeant = (pattern: Pattern, record: unknown) =>
    freeForm === "anything" || isAsWritten(pattern, record);

  test("the event pattern decides as the matcher, or is refused", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        arbitrary,
        fc.array(records, { minLength: 10, maxLength: 10 }),
        (pattern, some) => {
          const json = form(() =>
            toEventPattern(pattern, recordSchema, { freeForm }),
          );
          if (json === undefined) return;
          const [matches, passes] = [
            compile(pattern),
            compileEventPattern(json),
          ];
          for (const record of some) {
            if (!isMeant(pattern, record)) continue;
            compared += 1;
            expect({ record, match: passes({ detail: record }) }).toEqual({
              record,
              match: matches(record),
            });
          }
        },
      ),
      runs(600),
    );
    expect(compared).toBeGreaterThan(100);
  });

  test("the predicate decides as the matcher, or is refused", async () => {
    const rowsOfTable = fc.sample(records, 200);
    const athena = await athenaOf(rowsOfTable);
    let compared = 0;
    try {
      for (const pattern of fc.sample(arbitrary, 60)) {
        const predicate = form(() => toSql(pattern, { freeForm }));
        if (predicate === undefined) continue;
        const found = await athena.where(predicate);
        const matches = compile(pattern);
        rowsOfTable.forEach((record, n) => {
          if (!isMeant(pattern, record)) return;
          compared += 1;
          expect({
            text: render(pattern),
            record,
            match: found.has(n),
          }).toEqual({ text: render(pattern), record, match: matches(record) });
        });
      }
    } finally {
      athena.close();
    }
    expect(compared).toBeGreaterThan(1000);
  });
});
