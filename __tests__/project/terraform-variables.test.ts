import {
  assignmentsIn,
  textsIn,
  withAssignments,
} from "../../src/project/terraform-variables";

const file = `# who is alerted
alert_emails = [
  "a@example.com", # the one in charge = always
  "b]\\"@example.com",
]
prefix="acme" // ours
/* aws_region = "us-east-1" */
aws_region = "eu-central-1"
tags = {
  Owner = "security"
}
note = <<-EOT
  prefix = "x"
  EOT
retention_days = 90`;

test("finds what a file sets, whatever stands around it", () => {
  const set = assignmentsIn(file);
  expect(set.map(({ name }) => name)).toEqual(
    ["alert_emails", "prefix", "aws_region", "tags", "note"].concat(
      "retention_days",
    ),
  );
  for (const { expression, start } of set) {
    expect(file.slice(start).startsWith(expression)).toBe(true);
  }
  expect(set.map(({ expression }) => expression).slice(1, 3)).toEqual([
    '"acme"',
    '"eu-central-1"',
  ]);
  expect(set.at(-2)?.expression).toMatch(/^<<-EOT\n[^]*EOT$/);
});

test("changes what is named, and nothing else", () => {
  const changed = withAssignments(file, {
    prefix: '"other"',
    alert_emails: "[]",
  });
  expect(changed).toBe(
    file.replace('"acme"', '"other"').replace(/\[[^]*?\n\]/, "[]"),
  );
  expect(withAssignments(file, {})).toBe(file);
});

test.each<[string, string, string]>([
  ["an empty file", "", 'a = "x"\nlonger = 1\n'],
  ["a file without a line's end", "b = 2", 'b = 2\na = "x"\nlonger = 1\n'],
  [
    "a file with Windows' line ends",
    "b = 2\r\n",
    'b = 2\r\na = "x"\nlonger = 1\n',
  ],
])("adds to %s", (_what, text, expected) => {
  const added = withAssignments(text, { a: '"x"', longer: "1" });
  expect(added.replace(/ +=/g, " =")).toBe(expected);
  expect(assignmentsIn(added).map(({ expression }) => expression)).toEqual(
    expect.arrayContaining(['"x"', "1"]),
  );
});

test.each<[string, readonly string[] | undefined]>([
  ['"a"', ["a"]],
  ['[\n  "a", # first\n  "b",\n]', ["a", "b"]],
  ["[]", []],
  ["[1]", undefined],
  ["true", undefined],
  ["<<EOT\na\nEOT", undefined],
])("reads the texts of %j", (expression, expected) => {
  expect(textsIn(expression)).toEqual(expected);
});

test.each<[string, string]>([
  ["a heredoc's word that only begins a line", "a = <<EOT\nEOT-x\nEOT\nb = 1"],
  ["a heredoc of nothing", "a = <<-END-OF\r\n  END-OF\r\nb = 1"],
  ["a comment with a line's end of Unicode", "a = 2 # \u2028 c = 3\nb = 1"],
  ["a mark of the byte order", "\ufeffa = 2\nb = 1"],
])("is not led astray by %s", (_what, text) => {
  expect(assignmentsIn(text).map(({ name }) => name)).toEqual(["a", "b"]);
});
