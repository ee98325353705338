import { join } from "node:path";
import { field } from "../../src/cloudtrail/pattern";
import { ruleFileMistake } from "../../src/rule/rule-file-mistake";

/** The error, as it were thrown where these frames say. */
function thrownAt(error: unknown, ...frames: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  error.stack = [
    `${error.name}: ${error.message}`,
    ...frames.map((frame) => `    at ${frame}`),
  ].join("\n");
  return error;
}

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const file = join(process.cwd(), "rules/lateral/key-pair-created.ts");
const built = `fieldAt (${process.cwd()}/src/pattern/builder.ts:31:51)`;
const required = "Module._load (node:internal/modules/cjs/loader:1091:12)";
/** As types would not have it. */
const untyped = (path: string) => field(path as "eventName");

test.each<[string, () => unknown, string]>([
  [
    "a field in other letters",
    () => untyped("eventname"),
    'unknown field "eventname", did you mean "eventName"?',
  ],
  [
    "a slip within a field",
    () => untyped("userIdentity.tpye"),
    'unknown field "tpye", did you mean "type"?',
  ],
  [
    "a field like no other",
    () => untyped("tlsDetails.whatever"),
    'unknown field "whatever", expected one of tlsVersion, cipherSuite, clientProvidedHostHeader, keyExchange',
  ],
  [
    "a condition that there is not",
    () => (field("eventName") as unknown as { isNul: () => void }).isNul(),
    'unknown condition "isNul", did you mean "isNull"?',
  ],
  [
    "any other mistake",
    () => field("eventName").equals("Delete*" as "Delete"),
    "equals compares to the letter",
  ],
])("%s is told with its place", (_, mistake, sentence) => {
  const error = thrownBy(mistake);
  const place = "rules/lateral/key-pair-created.ts:14: ";
  for (const frame of [
    `<anonymous> (${file}:14:5)`,
    `rules/lateral/key-pair-created.ts (${file}:14:5)`,
    `file://${file}:14:5`,
  ]) {
    const told = ruleFileMistake(thrownAt(error, built, frame, required));
    expect(told?.slice(0, place.length)).toBe(place);
    expect(told?.slice(place.length)).toContain(sentence);
  }
});

test.each<[string, unknown]>([
  ["no error", "rules/lateral/key-pair-created.ts:14:5"],
  ["an error of nowhere", thrownAt(new Error("x"))],
  ["an error elsewhere", thrownAt(new Error("x"), built)],
  [
    "an error while a rule's import is loaded",
    thrownAt(new Error("x"), built, required, `<anonymous> (${file}:1:1)`),
  ],
  [
    "the same in a bundle",
    thrownAt(new Error("x"), built, "__init (/main.ts:1:1)", `a (${file}:1:1)`),
  ],
])("%s is none", (_, error) => {
  expect(ruleFileMistake(error)).toBeUndefined();
});
