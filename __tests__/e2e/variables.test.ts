import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { presets } from "../../src/stacks/presets";
import { describeOn } from "./support/describe-on";
import { synth } from "../stacks/synth";

// Bundling takes seconds, and what is in the functions plays no part here.
jest.mock("../../src/constructs/bundle", () => ({
  bundle: () => Buffer.from("exports.handler = undefined;"),
}));

type Values = Readonly<Record<string, unknown>>;

/** What Terraform says to these values, given the variables of a preset and nothing else. */
function complaints(preset: string, values: Values): string {
  const { variable } = synth({ preset });
  const folder = mkdtempSync(join(tmpdir(), "variables-"));
  try {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ variable }));
    writeFileSync(
      join(folder, "terraform.tfvars.json"),
      JSON.stringify({ alert_emails: ["security@example.com"], ...values }),
    );
    const { stdout, stderr } = spawnSync(
      "terraform",
      ["plan", "-no-color", "-input=false"],
      {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, CHECKPOINT_DISABLE: "1" },
      },
    );
    // Terraform breaks lines and draws a frame around what it says.
    const said = `${stdout}${stderr}`.replace(/^[│╷╵] ?/gm, "");
    return said.includes("Error:") ? said.replace(/\s+/g, " ") : "";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const characters =
  "The prefix becomes part of bucket names: lower-case letters, digits and single - between them only, such as acme-audit.";
const reserved =
  "S3 keeps bucket names that begin with sthree- and amzn-s3-demo- for itself: choose another prefix.";
const region =
  "The region must be written by its code, such as us-east-1 or eu-central-1.";

/** Values that each variable refuses, with the sentence that says what to write instead. */
const refused: Readonly<
  Record<string, readonly (readonly [unknown, string])[]>
> = {
  alert_emails: [
    [
      ["security@example.com", "security.example.com"],
      "Write e-mail addresses such as security@example.com, not security.example.com.",
    ],
    [["a@b"], "Write e-mail addresses such as security@example.com, not a@b."],
    [
      ["a b@example.com", "@"],
      "Write e-mail addresses such as security@example.com, not a b@example.com, @.",
    ],
  ],
  alert_phone_numbers: [
    [
      ["0555 0100"],
      "Write phone numbers with + and country code, such as +15555550100, not 0555 0100.",
    ],
  ],
  alert_https_endpoints: [
    [
      ["http://example.com"],
      "Write addresses that begin with https://, such as https://alerts.example.com/sns, not http://example.com.",
    ],
  ],
  aws_region: [
    ["Virginia", region],
    ["us-east-1a", region],
    ["", region],
  ],
  tags: [
    [
      { "a,b": "", "aws:owner": "", Owner: "", ["x".repeat(129)]: "" },
      `The key of a tag has 1 to 128 letters, digits, blanks and _.:/=+-@, and does not begin with aws:, not a,b, aws:owner, ${"x".repeat(129)}.`,
    ],
    [
      { Owner: "a|b", Team: "x".repeat(257), Cost: "ok" },
      "The value of a tag has up to 256 letters, digits, blanks and _.:/=+-@, not that of Owner, Team.",
    ],
    [
      { environment: "test", owner: "a", Owner: "b" },
      "A key differs from every other, Application and Environment included, by more than its case, not Owner, environment, owner.",
    ],
    [
      Object.fromEntries(Array.from({ length: 49 }, (_, n) => [`key${n}`, ""])),
      "A resource has at most 50 tags, and Application and Environment are two.",
    ],
  ],
  environment: [
    [
      "a b",
      "The environment is a word of up to 63 letters, digits, _ . and -, such as production.",
    ],
  ],
  prefix: [
    ["Acme", characters],
    ["acme_audit", characters],
    ["acme--audit", characters],
    ["-acme", characters],
    [
      "p".repeat(24),
      "The prefix must have 2 to 23 characters: bucket names have at most 63, and account, region and the bucket's purpose need 40.",
    ],
    ["sthree", reserved],
    ["amzn-s3-demo-x", reserved],
  ],
  retention_days: [
    [
      42,
      "The number of days must be one that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90,",
    ],
    [
      0,
      "The number of days must be one that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90,",
    ],
  ],
};

/** The nth refused value of every variable that has so many: Terraform complains of all at once. */
const rounds = Array.from(
  { length: Math.max(...Object.values(refused).map(({ length }) => length)) },
  (_, n) => ({
    round: n + 1,
    values: Object.fromEntries(
      Object.entries(refused).flatMap(([name, cases]) =>
        cases.slice(n, n + 1).map(([value]) => [name, value]),
      ),
    ),
    sentences: Object.values(refused).flatMap((cases) =>
      cases.slice(n, n + 1).map(([, sentence]) => sentence),
    ),
  }),
);

describeOn(["terraform"], "the variables, asked for by Terraform", () => {
  test.each(rounds)("refuse $values", ({ values, sentences }) => {
    const said = complaints("recommended", values);
    expect(said.split("Error: ")).toHaveLength(1 + sentences.length);
    for (const sentence of sentences) expect(said).toContain(sentence);
  });

  test.each<Values>([
    {},
    {
      alert_emails: ["a.b+c@mail.example.co.uk", "o'hara@example.com"],
      alert_phone_numbers: ["+15555550100"],
      alert_https_endpoints: ["https://alerts.example.com/sns?key=1"],
      aws_region: "us-gov-west-1",
      prefix: "acme-audit-2",
      environment: "pre.prod_1",
      tags: {
        Environment: "prod",
        "cost:center/1": "Kostenträger 7 + a=b@example.com",
        Empty: "",
      },
      retention_days: 3653,
    },
    { alert_emails: [], aws_region: "eusc-de-east-1", prefix: "p".repeat(23) },
  ])("take %j", (values) => {
    expect(complaints("recommended", values)).toBe("");
  });

  test.each([
    { alert_email: "me", log_level: "verbose", retention_days: 0 },
    { alert_email: "@", log_level: "info", retention_days: 1.5 },
  ])("of the event pipeline refuse %j", (values) => {
    const said = complaints("event-pipeline", values);
    expect(said.split("Error: ")).toHaveLength(4);
    for (const sentence of [
      "Write an e-mail address such as security@example.com, or nothing.",
      "The log level must be DEBUG, INFO, WARN or ERROR.",
      "Findings are kept for a whole number of days, 1 to 3653 (ten years).",
    ]) {
      expect(said).toContain(sentence);
    }
  });

  test("of the event pipeline take a single address, and nobody's", () => {
    const values = {
      alert_emails: [],
      alert_email: "security@example.com",
      log_level: "DEBUG",
      retention_days: 3653,
    };
    expect(complaints("event-pipeline", values)).toBe("");
    expect(complaints("event-pipeline", { alert_emails: [] })).toBe("");
  });

  test.each([
    { alert_emails: [] },
    { alert_emails: ["a@example.com", "b@example.com"] },
  ])("of the preset with one subscription refuse %j", (values) => {
    expect(complaints("compliance-monitor", values)).toContain(
      'The preset compliance-monitor alerts exactly one address, such as ["security@example.com"]; the preset recommended takes several.',
    );
  });
});

test("every variable of the recommended monitor has values that it refuses", () => {
  const { variable } = synth({});
  expect(Object.keys(variable)).toEqual(Object.keys(refused).sort());
});

test.each(presets)(
  "every variable of %s says what it is for, has a type, and is never null",
  (preset) => {
    const { variable } = synth({ preset });
    expect(Object.keys(variable)).not.toEqual([]);
    for (const each of Object.values(variable)) {
      expect(each).toMatchObject({
        description: expect.stringMatching(/\.$/),
        type: expect.any(String),
        nullable: false,
        validation: expect.arrayContaining([expect.any(Object)]),
      });
    }
  },
);
