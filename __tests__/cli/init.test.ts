import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run";
import { readSettings } from "../../src/stacks/settings";
import { trailwire } from "./trailwire";

const home = process.cwd();
const environment = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
  process.chdir(folder);
  delete process.env["AWS_REGION"];
  delete process.env["AWS_DEFAULT_REGION"];
});
afterEach(() => {
  process.chdir(home);
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

const read = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};

/** The project file of a clone, with what a person may have changed in it. */
const project = `{
  // ours
  "language": "typescript",
  "app": "npx tsx main.ts",
  "context": {
    "preset": "posture", "packs": ["cis"]
  }
}
`;

const init = (...words: readonly string[]) => trailwire(["init", ...words]);

/** Runs `trailwire init` at a terminal whose person answers each question with the next line. */
async function answering(
  answers: readonly string[],
  words: readonly string[] = [],
) {
  const rest = [...answers];
  const stdin = Object.assign(new Readable({ read: () => undefined }), {
    isTTY: true,
  });
  let asked = "";
  let stdout = "";
  const stderr = new Writable({
    write: (chunk, _encoding, done) => {
      asked += String(chunk);
      if (String(chunk).endsWith("? ") || /[:\]] $/.test(String(chunk))) {
        const answer = rest.shift();
        stdin.push(answer === undefined ? null : `${answer}\n`);
      }
      done();
    },
  });
  const exitCode = await run(["init", ...words], {
    stdin,
    stdout: new Writable({
      write: (chunk, _encoding, done) => {
        stdout += String(chunk);
        done();
      },
    }),
    stderr,
  });
  return { exitCode, asked, stdout };
}

describe("in a clone", () => {
  beforeEach(() => writeFileSync("cdktf.json", project));

  test("writes the preset into cdktf.json, and nothing else of it, and the rest as variables", async () => {
    const outcome = await init(
      ...["--email", "a@example.com", "--email", "b@example.com"],
      ...["--region", "eu-central-1", "--preset", "full"],
    );
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    expect(outcome.stdout).toMatch(
      /^changed {2}cdktf\.json +preset full\nwritten {2}terraform\.tfvars .*\n\nNext:\n/,
    );
    expect(read("cdktf.json")).toBe(project.replace("posture", "full"));
    expect(read("terraform.tfvars")).toBe(
      'alert_emails = ["a@example.com", "b@example.com"]\naws_region   = "eu-central-1"\n',
    );
  });

  test("takes the preset that is there and the region of the environment, where nobody can be asked", async () => {
    process.env["AWS_REGION"] = "eu-west-3";
    const { exitCode, stdout } = await init("--email", "a@example.com");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("as it was  cdktf.json        preset posture");
    expect(read("cdktf.json")).toBe(project);
    expect(read("terraform.tfvars")).toContain('"eu-west-3"');
  });

  test("asks three questions, again where an answer cannot be read", async () => {
    const { exitCode, asked, stdout } = await answering([
      ...["nobody", "a@example.com, b@example.com"],
      ...["", "everything", "recommended"],
    ]);
    expect(exitCode).toBe(0);
    expect(asked.match(/alerted\?|region\?|deployed\?/g)).toHaveLength(5);
    expect(asked).toContain(
      'expected an e-mail address such as security@example.com, got "nobody"\n',
    );
    expect(asked).toContain("AWS region? [us-east-1] ");
    expect(asked).toContain('full, got "everything"\n');
    expect(stdout).toContain("changed  cdktf.json        preset recommended");
    expect(read("terraform.tfvars")).toContain(
      '["a@example.com", "b@example.com"]\naws_region   = "us-east-1"',
    );
  });

  test("asks for what was not given only", async () => {
    const given = ["--email", "a@example.com", "--preset", "full"];
    const { asked } = await answering(["us-west-2"], given);
    expect(asked).toBe("AWS region? [us-east-1] ");
    expect(read("terraform.tfvars")).toContain('"us-west-2"');
  });

  test("asks nothing with --yes", async () => {
    const given = ["--email", "a@example.com", "--yes"];
    expect(await answering([], given)).toMatchObject({
      exitCode: 0,
      asked: "",
    });
  });

  test("does nothing where the person leaves", async () => {
    const { exitCode, asked } = await answering(["a@example.com"]);
    expect(exitCode).toBe(2);
    expect(asked).toContain("expected an answer, got none: nothing was done");
    expect(read("terraform.tfvars")).toBeUndefined();
    expect(read("cdktf.json")).toBe(project);
  });

  test("never replaces variables unasked", async () => {
    writeFileSync("terraform.tfvars", 'prefix = "acme"\n');
    const words = ["--email", "a@example.com", "--preset", "full"];
    const refused = await init(...words);
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toContain(
      'error: terraform.tfvars is there already and says other things, so nothing was done: --force replaces it, or write into it\nalert_emails = ["a@example.com"]\n',
    );
    expect(read("terraform.tfvars")).toBe('prefix = "acme"\n');
    expect(read("cdktf.json")).toBe(project);

    const forced = await init(...words, "--force");
    expect(forced.stdout).toContain("changed  terraform.tfvars");
    const again = await init(...words);
    expect(again.stdout).toContain("as it was  terraform.tfvars");
  });
});

test.each<[string, string[], string]>([
  [
    "no address, and nobody to ask",
    [],
    "--email: expected an address to alert, such as --email security@example.com; there is no terminal to ask at",
  ],
  [
    "a wrong address",
    ["--email", "example.com"],
    'expected an e-mail address such as security@example.com, got "example.com"',
  ],
  [
    "a wrong region",
    ["--email", "a@example.com", "--region", "frankfurt"],
    'expected a region\'s code such as us-east-1 or eu-central-1, got "frankfurt"',
  ],
  [
    "two addresses for a preset of one",
    [
      "--email",
      "a@example.com,b@example.com",
      "--preset",
      "compliance-monitor",
    ],
    "the preset compliance-monitor alerts exactly one address, got 2",
  ],
])("refuses %s", async (_what, words, message) => {
  writeFileSync("cdktf.json", project);
  const { exitCode, stderr } = await init(...words);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error: ${message}`);
  expect(read("terraform.tfvars")).toBeUndefined();
});

test("refuses a cdktf.json that is no JSON", async () => {
  writeFileSync("cdktf.json", "{");
  const { exitCode, stderr } = await init("--email", "a@example.com");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "error: cdktf.json: expected JSON, so nothing was done\n",
  });
});

test("a folder with neither the project nor the package is told what to do", async () => {
  const { exitCode, stderr } = await init("--email", "a@example.com");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("npm install trailwire cdktf cdktf-cli");
});

test("where the package is installed, the project file runs its app", async () => {
  mkdirSync("node_modules/trailwire/dist", { recursive: true });
  writeFileSync("node_modules/trailwire/dist/main.js", "");
  const { exitCode, stdout } = await init("--email", "a@example.com");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("written  cdktf.json");
  const { app, context } = JSON.parse(read("cdktf.json") ?? "");
  expect(app).toBe("node node_modules/trailwire/dist/main.js");
  expect(readSettings(context)).toMatchObject({
    preset: "recommended",
    backend: { type: "local" },
  });
});

test("what is an address and a region is what the stack's variables say", () => {
  const golden = join(home, "__tests__/stacks/recommended.golden.json");
  const { alert_emails, aws_region } = JSON.parse(read(golden) ?? "").variable;
  const source = read(join(home, "src/cli/init/answers.ts")) ?? "";
  const [, email = "", region = ""] =
    /EMAIL =\s+\/(.*)\/;[^]*REGION = \/(.*)\/;/.exec(source) ?? [];
  expect(alert_emails.validation[0].condition).toContain(email);
  expect(aws_region.validation[0].condition).toContain(region);
});
