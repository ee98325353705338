import {
  choices,
  compileMessage,
  parse,
  PatternSyntaxError,
} from "../../src/pattern";

/** A pattern, a message, and whether it matches; "refused" where the pattern is. */
type Case = readonly [string, string, boolean | "refused"];

/** At least one case for every choice: one without a case does not compile. */
const cases: Readonly<Record<keyof typeof choices, readonly Case[]>> = {
  "number-as-text": [
    ['{ $.a = "1" }', '{"a":1}', true],
    ["{ $.a = 4* }", '{"a":404}', true],
    ["{ $.a = %^-2\\.5$% }", '{"a":-2.5}', true],
  ],
  "text-beside-number": [
    ["{ $.a = 1 }", '{"a":"1"}', true],
    ["{ $.a = 1 }", '{"a":"1.0"}', false],
    ["{ $.a != 1 }", '{"a":"01"}', true],
    ["{ $.a != 1 }", '{"a":"x"}', true],
    ["{ $.a > 0 }", '{"a":"1"}', false],
  ],
  overflow: [
    ["{ $.a = * }", '{"a":1e999}', true],
    ["{ $.a != 1 }", '{"a":1e999}', false],
    ["{ $.a > 1 }", '{"a":1e999}', false],
  ],
  "bare-null": [
    ["{ $.a = null }", "", "refused"],
    ["{ $.a != NULL }", "", "refused"],
    ['{ $.a = "null" }', '{"a":"null"}', true],
    ["{ $.a = nullable }", '{"a":"nullable"}', true],
  ],
  "interior-asterisk": [
    ['{ $.a = "Ev*ent" }', '{"a":"Ev*ent"}', true],
    ['{ $.a = "Ev*ent" }', '{"a":"Event"}', false],
    ['{ $.a = "*v*nt*" }', '{"a":"Ev*nts"}', true],
  ],
  "condition-only": [
    ["{ $.a = 1 || $.b = 1 }", '{"a":[1],"b":1}', true],
    ["{ $.a != 1 || $.b = 1 }", '{"a":{},"b":1}', true],
  ],
  "any-child": [
    ["{ $.a[*] = 1 }", '{"a":{"b":1}}', true],
    ["{ $.a.* = 1 }", '{"a":[0,1]}', true],
    ["{ $.a[0] = 1 }", '{"a":{"0":1}}', false],
    ["{ $.a[*] = 1 }", '{"a":1}', false],
  ],
  "wildcard-any": [
    ["{ $.a[*] > 1 }", '{"a":[1,2]}', true],
    ["{ $.a[*] IS NULL }", '{"a":[1,null]}', true],
    ["{ $.a[*] != 1 }", '{"a":[1,2]}', false],
    ["{ $.a[*] != 1 }", '{"a":[2]}', true],
    ["{ $.a[*] != 1 }", '{"a":"x"}', true],
    ["{ $.a[*] != 1 }", "{}", false],
    ["{ $.* != x }", "{}", true],
    ["{ $.a[*].b != %x% }", '{"a":[{"b":"x"},{}]}', false],
    ["{ $.a[*].b NOT EXISTS }", '{"a":[{"b":1},{}]}', false],
    ["{ $.a[*].b NOT EXISTS }", '{"a":[{},{}]}', true],
  ],
  "null-in-array": [
    ["{ $.a IS NULL }", '{"a":[1,null]}', true],
    ["{ $.a IS NULL }", '{"a":[[null]]}', false],
    ["{ $.a IS TRUE }", '{"a":[true]}', false],
  ],
  "through-anything": [
    ["{ $.a.b NOT EXISTS }", '{"a":null}', true],
    ["{ $.a.b NOT EXISTS }", '{"a":"text"}', true],
    ["{ $.a[0] NOT EXISTS }", '{"a":"text"}', true],
    ["{ $.a.length NOT EXISTS }", '{"a":[1]}', true],
  ],
  "root-object": [
    ["{ $.a NOT EXISTS }", "[]", false],
    ["{ $.* = 1 }", "[1]", false],
    ["{ $.a NOT EXISTS }", '"text"', false],
    ["{ $.a NOT EXISTS }", "null", false],
    ["{ $.a NOT EXISTS }", "not JSON", false],
    ["{ $.a = 1 }", 'prefix {"a":1}', false],
  ],
  "own-keys": [
    ["{ $.constructor NOT EXISTS }", "{}", true],
    ["{ $.__proto__ NOT EXISTS }", "{}", true],
    ["{ $.__proto__ = 1 }", '{"__proto__":1}', true],
    ["{ $.toString = * }", "{}", false],
  ],
  "any-case-keywords": [
    ["{ $.a is null }", '{"a":null}', true],
    ["{ $.a Is True }", '{"a":true}', true],
    ["{ $.a not exists }", "{}", true],
  ],
  "question-marks": [
    ["?ERROR ?WARN", "a WARN", true],
    ["?ERROR ?WARN", "an INFO", false],
    ["?ERROR ?WARN INFO", "an INFO", true],
    ["?ERROR -INFO", "a WARN", true],
  ],
  "blank-phrase": [
    ['" "', "anything", true],
    ['""', "anything", true],
  ],
  "hyphen-in-word": [
    ["a-b", "a", true],
    ["a-b", "a-b", false],
    ['"a-b"', "a-b", true],
  ],
  "rest-of-line": [
    ["[w1=ERROR, w2]", "ERROR in three words", true],
    ["[w1=ERROR, w2]", "ERROR", false],
    ["[w1=ERROR, ..., w2=words]", "ERROR in three words", true],
  ],
  newline: [
    ["%a.b%", "a\nb", false],
    ["%a.b%", "a\rb", true],
    ["%a\\sb%", "a\nb", true],
  ],
};

describe.each(Object.entries(choices))("%s: %s", (key) => {
  // Its keys are those of `choices`, says its type.
  test.each(cases[key as keyof typeof choices])(
    "%s on %s: %s",
    (pattern, message, expected) => {
      if (expected === "refused") {
        expect(() => parse(pattern)).toThrow(PatternSyntaxError);
      } else {
        expect(compileMessage(parse(pattern))(message)).toBe(expected);
      }
    },
  );
});
