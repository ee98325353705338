import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { turnToEmulator } from "./emulator-override";
import { type Command, type Result, run } from "./run";
import { makeScratchProject } from "./scratch-project";
import { terraformEnv } from "./terraform-env";

const root = resolve(__dirname, "../../..");

export interface CheckoutOptions {
  /** The address of the emulator. */
  readonly endpoint: string;
  /** Settings besides those of the project's own `cdktf.json`. @default - none */
  readonly context?: object;
  /** What stands in the place of a guide's names. @default - the guide's names */
  readonly names?: Readonly<Record<string, string>>;
  /** The folder that the checkout is put into. @default - the system's for temporary files */
  readonly beside?: string;
}

/** The project in a folder of its own, in which a person types commands, on a machine whose AWS is the emulator. */
export class Checkout {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #names: readonly (readonly [string, string])[];
  #cwd: string;

  constructor({ endpoint, context, names = {}, beside }: CheckoutOptions) {
    this.folder = makeScratchProject(context, beside);
    this.#cwd = this.folder;
    this.#names = Object.entries(names);
    this.env = {
      ...terraformEnv(this.folder, endpoint),
      // Nobody is there to say yes.
      TF_CLI_ARGS_apply: "-auto-approve",
      GIT_AUTHOR_NAME: "alice",
      GIT_AUTHOR_EMAIL: "alice@example.com",
      GIT_COMMITTER_NAME: "alice",
      GIT_COMMITTER_EMAIL: "alice@example.com",
    };
    this.#copyExamples();
  }

  /** Goes back to the project's folder. */
  enter(): void {
    this.#cwd = this.folder;
  }

  /** Merges an object in JSON into the context of `cdktf.json`. */
  set(json: string): void {
    const file = join(this.folder, "cdktf.json");
    const config = JSON.parse(readFileSync(file, "utf8"));
    Object.assign(config.context, JSON.parse(this.#named(json)));
    writeFileSync(file, JSON.stringify(config));
  }

  /**
   * Runs a line of a shell and stays where it ends. Terraform talks to the emulator, whatever it says.
   * @throws Error with what was printed when it fails
   */
  async run(command: string): Promise<string> {
    if (command.includes("terraform ")) await turnToEmulator(this.#cwd);
    const place = join(this.folder, ".place");
    const { output } = await run(
      "bash",
      ["-c", `set -eo pipefail\n${this.#named(command)}\npwd > '${place}'`],
      { cwd: this.#cwd, env: this.env },
    );
    this.#cwd = readFileSync(place, "utf8").trim();
    return stripVTControlCharacters(output);
  }

  /** `terraform <command>` where the last command ended. */
  terraform(
    args: readonly string[],
    options: Pick<Command, "accept"> = {},
  ): Promise<Result> {
    return run("terraform", args, {
      cwd: this.#cwd,
      env: this.env,
      ...options,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #copyExamples(): void {
    const copy = join(this.folder, "examples");
    cpSync(join(root, "examples"), copy, { recursive: true });
    for (const file of filesIn(copy)) {
      writeFileSync(file, this.#named(readFileSync(file, "utf8")));
    }
  }

  #named(text: string): string {
    return this.#names.reduce(
      (text, [name, other]) => text.replaceAll(name, other),
      text,
    );
  }
}

/** Every file of a folder and those below. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** An empty folder of the system's. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "trailwire-"));
}
