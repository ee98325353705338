import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeEmulatorOverride } from "./emulator-override";
import { type Lack, leftOut } from "./left-out";
import { type Command, type Result, run } from "./run";
import { makeScratchProject } from "./scratch-project";
import { terraformEnv } from "./terraform-env";

/** The part of Terraform's JSON syntax that a stack is made of. */
export interface TerraformJson {
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, ResourceBlock>>>
  >;
}

/** A resource's arguments, Terraform's own (`depends_on`, `for_each`, …) among them. */
export type ResourceBlock = Readonly<Record<string, unknown>>;

/** Values of Terraform variables. */
export type Variables = Readonly<
  Record<string, string | readonly string[] | Readonly<Record<string, string>>>
>;

/** What is deployed, and where. */
export interface WorkspaceOptions {
  readonly preset: string;
  /** Settings besides those of the project's own `cdktf.json`. @default - none */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly variables: Variables;
  /** The address of the emulator. */
  readonly endpoint: string;
}

/**
 * The project in a folder of its own, with its own output and state, as a user has it. A preset is
 * synthesized there and deployed to the emulator.
 */
export class Workspace {
  #json: TerraformJson;
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #variables: readonly string[];

  private constructor(
    folder: string,
    env: NodeJS.ProcessEnv,
    variables: Variables,
  ) {
    this.#folder = folder;
    this.#env = env;
    this.#variables = Object.entries(variables).map(
      ([name, value]) =>
        `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    this.#json = JSON.parse(readFileSync(this.#file, "utf8"));
    writeEmulatorOverride(this.stackFolder);
  }

  /** @throws Error with what cdktf printed when the preset does not synthesize */
  static async synthesize(options: WorkspaceOptions): Promise<Workspace> {
    const { preset, context, variables, endpoint } = options;
    const folder = makeScratchProject(context);
    try {
      const env = {
        ...terraformEnv(folder, endpoint),
        TRAILWIRE_PRESET: preset,
      };
      await run("npx", ["cdktf", "synth"], { cwd: folder, env });
      return new Workspace(folder, env, variables);
    } catch (error) {
      removeFolder(folder);
      throw error;
    }
  }

  /** What Terraform reads besides the override. */
  get json(): TerraformJson {
    return this.#json;
  }

  /** Takes out of the synthesized JSON what the emulator cannot make. */
  leaveOut(lacks: readonly Lack[]): void {
    if (lacks.length === 0) return;
    this.#json = leftOut(this.#json, lacks);
    writeFileSync(this.#file, JSON.stringify(this.#json, null, 2));
  }

  /** `npx cdktf <command>`, on the JSON as it was synthesized. */
  cdktf(command: "deploy" | "diff" | "destroy"): Promise<Result> {
    const options = [
      // `terraform providers lock` asks the registry, whatever the mirrors hold.
      "--skip-provider-lock",
      "--skip-synth",
      ...(command === "diff" ? [] : ["--auto-approve"]),
      ...this.#variables.flatMap((variable) => ["--var", variable]),
    ];
    return run("npx", ["cdktf", command, ...options], {
      cwd: this.#folder,
      env: this.#env,
    });
  }

  /** `terraform <command>` in the stack's folder. */
  terraform(
    args: readonly string[],
    options: Pick<Command, "accept"> = {},
  ): Promise<Result> {
    return run("terraform", args, {
      cwd: this.stackFolder,
      env: this.#env,
      ...options,
    });
  }

  /** What expressions are worth in the deployed stack, as Terraform works them out for an output. */
  async evaluate(expressions: readonly string[]): Promise<readonly unknown[]> {
    const name = "evaluated";
    const value = expressions.map((expression) => `\${${expression}}`);
    const file = join(this.stackFolder, `${name}.tf.json`);
    const plan = join(this.#folder, `${name}.plan`);
    writeFileSync(
      file,
      JSON.stringify({ output: { [name]: { value, sensitive: true } } }),
    );
    try {
      await this.#plan(["-refresh=false", `-out=${plan}`]);
      const { stdout } = await this.terraform(["show", "-json", plan]);
      return JSON.parse(stdout).planned_values.outputs[name].value;
    } finally {
      rmSync(file);
    }
  }

  /** Whether Terraform would change anything. */
  async hasChanges(): Promise<boolean> {
    const { code } = await this.#plan(["-detailed-exitcode"], [0, 2]);
    return code === 2;
  }

  /** Forgets everything; what is deployed must be gone before. */
  remove(): void {
    removeFolder(this.#folder);
  }

  #plan(args: readonly string[], accept = [0]): Promise<Result> {
    const variables = this.#variables.map((variable) => `-var=${variable}`);
    return this.terraform(["plan", ...args, ...variables], { accept });
  }

  get #file(): string {
    return join(this.stackFolder, "cdk.tf.json");
  }

  /** The synthesized JSON and its assets. */
  get stackFolder(): string {
    return join(this.#folder, "cdktf.out", "stacks", "security-monitor");
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
