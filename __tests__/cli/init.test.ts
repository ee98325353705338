import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run";
import {
  defaultRegions,
  globalEventRegions,
  regions,
} from "../../src/project/regions";
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

  test("takes no region of the environment that is none", async () => {
    process.env["AWS_REGION"] = "eu-centrl-1";
    expect(await init("--email", "a@example.com")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean "eu-central-1"?'),
    });
    expect(read("terraform.tfvars")).toBeUndefined();
  });

  test("asks four questions, again where an answer cannot be read", async () => {
    const { exitCode, asked, stdout } = await answering([
      ...["nobody", "a@example.com, b@example.com"],
      ...["", "everything", "recommended", ""],
    ]);
    expect(exitCode).toBe(0);
    expect(asked.match(/alerted\?|region\?|deployed\?|use\?/g)).toHaveLength(6);
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
    const regions = ["--event-regions", "all"];
    const { asked } = await answering(["us-west-2"], [...given, ...regions]);
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

  describe("with variables that are there", () => {
    const variables = `# ours
prefix = "acme"
alert_emails = [
  "a@example.com", # the one on duty
]
aws_region = "eu-central-1"
`;
    beforeEach(() => writeFileSync("terraform.tfvars", variables));

    test("changes none unasked, and says which it would", async () => {
      const words = ["--email", "b@example.com", "--preset", "full"];
      const refused = await answering([], words);
      expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
      expect(refused.asked).toBe(
        'error: terraform.tfvars says other things, so nothing was done: --force changes them\n  alert_emails  [\n  "a@example.com", # the one on duty\n] -> ["b@example.com"]\n',
      );
      expect(read("terraform.tfvars")).toBe(variables);
      expect(read("cdktf.json")).toBe(project);
    });

    test("changes what is named with --force, and nothing else", async () => {
      const words = ["--email", "b@example.com", "--yes", "--force"];
      const forced = await init(...words);
      expect(forced.stdout).toMatch(
        /changed +terraform.tfvars +alert_emails b@example.com; aws_region eu-central-1\n/,
      );
      expect(read("terraform.tfvars")).toBe(
        variables.replace(/\[[^\]]*\]/, '["b@example.com"]'),
      );
      const again = await init(...words);
      expect(again.stdout).toContain("as it was  terraform.tfvars");
    });

    test("takes them, and asks only for the rest", async () => {
      process.env["AWS_REGION"] = "eu-west-3";
      const { exitCode, asked, stdout } = await answering(["posture"]);
      expect(exitCode).toBe(0);
      expect(asked).toMatch(
        /^ +compliance-monitor [^]*deployed\? \[posture\] $/,
      );
      expect(stdout).toContain("as it was  terraform.tfvars");
      expect(read("terraform.tfvars")).toBe(variables);
    });

    test("offers them with --force", async () => {
      const { asked } = await answering(["", "eu-west-1", ""], ["--force"]);
      expect(asked).toMatch(
        /between \[a@example.com\] AWS region\? \[eu-central-1\] /,
      );
      expect(read("terraform.tfvars")).toBe(
        variables.replace("eu-central-1", "eu-west-1"),
      );
    });

    test("adds what they lack", async () => {
      writeFileSync("terraform.tfvars", 'prefix = "acme"\n');
      expect((await init("--email", "a@example.com")).exitCode).toBe(0);
      expect(read("terraform.tfvars")).toBe(
        'prefix = "acme"\nalert_emails = ["a@example.com"]\naws_region   = "us-east-1"\n',
      );
    });

    test("says it where they cannot be read", async () => {
      rmSync("terraform.tfvars");
      mkdirSync("terraform.tfvars");
      expect(await init("--email", "a@example.com")).toMatchObject({
        exitCode: 2,
        stderr: "error: terraform.tfvars cannot be read (EISDIR)\n",
      });
    });

    test("asks for what they leave empty", async () => {
      writeFileSync("terraform.tfvars", 'alert_emails = []\naws_region = ""\n');
      expect(await init("--yes")).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining("expected an address to alert"),
      });
      const given = ["--email", "a@example.com", "--region", "eu-west-1"];
      expect((await init(...given)).exitCode).toBe(0);
      expect(read("terraform.tfvars")).toBe(
        'alert_emails = ["a@example.com"]\naws_region = "eu-west-1"\n',
      );
    });

    test("says it where they are not what they should be", async () => {
      writeFileSync("terraform.tfvars", "alert_emails = var.all\n");
      expect(await init("--email", "a@example.com")).toMatchObject({
        exitCode: 2,
        stderr:
          "error: terraform.tfvars: alert_emails is var.all: expected a text or a list of them, so nothing was done\n",
      });
    });
  });

  describe("the regions whose events are told", () => {
    const given = ["--email", "a@example.com", "--preset", "full", "--yes"];
    const eventRegions = () =>
      readSettings(
        JSON.parse((read("cdktf.json") ?? "").replace("// ours", "")).context,
      ).features.eventRegions;

    test.each<[string, readonly string[], readonly string[]]>([
      [
        "some",
        ["--event-regions", "eu-west-1, eu-west-2,us-east-1"],
        ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-west-2"],
      ],
      [
        "of China by itself",
        ["--region", "cn-north-1"],
        [...regions["aws-cn"]],
      ],
      [
        "of GovCloud",
        ["--region", "us-gov-west-1", "--event-regions", "us-gov-east-1"],
        ["us-gov-east-1"],
      ],
      ["as they are", [], [...globalEventRegions]],
    ])("%s", async (_what, words, expected) => {
      const { exitCode } = await init(...given, ...words);
      expect(exitCode).toBe(0);
      expect(eventRegions()).toEqual(expected);
    });

    test("are written and nothing else is, not even otherwise", async () => {
      const clone = readFileSync(join(home, "cdktf.json"), "utf8");
      writeFileSync("cdktf.json", clone);
      await init("--email", "a@example.com", "--event-regions", "us-east-2");
      const features = `    "features": {
      "eventRegions": [
        "us-east-1",
        "us-east-2",
        "us-west-2"
      ]
    },
`;
      expect(read("cdktf.json")).toBe(
        clone.replace('"recommended",\n', `"recommended",\n${features}`),
      );
    });

    test("all are those that every account has", async () => {
      await init(...given, "--event-regions", "all");
      expect([...eventRegions()].sort()).toEqual([...defaultRegions].sort());
    });

    test("are asked for, and stay as they are for who just presses Enter", async () => {
      await init(...given, "--event-regions", "eu-west-1");
      const { asked } = await answering([""], given.slice(0, -1));
      expect(asked).toMatch(
        /^Which other regions .* \[us-east-1, us-east-2, us-west-2, eu-west-1\] $/,
      );
      expect(eventRegions()).toContain("eu-west-1");
      await answering(["eu-wst-3", "eu-west-3"], given.slice(0, -1));
      expect(eventRegions()).toContain("eu-west-3");
    });

    test("are offered as they will be in China", async () => {
      const there = [...given.slice(0, -1), "--region", "cn-north-1"];
      const { asked } = await answering([""], there);
      expect(asked).toMatch(/ \[cn-north-1, cn-northwest-1\] $/);
      expect(eventRegions()).toEqual(regions["aws-cn"]);
    });
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
    "a region that is empty",
    ["--email", "a@example.com", "--region", ""],
    'expected a region\'s code such as us-east-1 or eu-central-1, got ""',
  ],
  [
    "a region that is nowhere",
    ["--email", "a@example.com", "--region", "eu-centrl-1"],
    'expected a region\'s code such as us-east-1 or eu-central-1, got "eu-centrl-1": did you mean "eu-central-1"?',
  ],
  [
    "an event region that is nowhere",
    ["--email", "a@example.com", "--event-regions", "eu-west-1,mars-east-1"],
    'expected a region\'s code such as us-east-1 or eu-central-1, got "mars-east-1"',
  ],
  [
    "an event region of another partition",
    [
      ...["--email", "a@example.com", "--preset", "full"],
      ...["--region", "us-gov-west-1", "--event-regions", "us-east-1"],
    ],
    "--event-regions: no event comes from us-east-1 to us-gov-west-1, which is in another partition of AWS",
  ],
  [
    "event regions for a preset that hears none",
    ["--email", "a@example.com", "--event-regions", "all"],
    "--event-regions: the preset posture has no event rules that could hear them",
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
  expect(stdout).toMatch(
    /Next:\n  npm install cdktf-cli .*\n  npx trailwire doctor .*\n  npx cdktf synth /,
  );
  expect(stdout).not.toContain("main.ts instead");
});

test("an app of the user's own is told of, and so is what is there", async () => {
  for (const name of ["trailwire/dist/main.js", "cdktf-cli/package.json"]) {
    const file = join("node_modules", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
  }
  writeFileSync("main.ts", "");
  const { stdout } = await init("--email", "a@example.com");
  expect(stdout).not.toContain("npm install");
  expect(stdout).toContain('write "npx tsx main.ts" into its "app".\n');
});
