import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Checkout } from "./checkout";

const root = resolve(__dirname, "../../..");

/** What a section says to do: commands of a shell, or settings for the context of `cdktf.json`. */
export interface Block {
  readonly section: string;
  readonly language: string;
  readonly text: string;
}

/** Commands that cannot be run here, each with its reason. */
export type NotRun = Readonly<Record<string, string>>;

/** A document for people, whose commands are run as they stand there, and none of them forgotten. */
export class Guide {
  readonly #blocks: readonly Block[];
  readonly #followed = new Set<Block>();

  /** @param file - from the project's folder, such as `guides/migrate.md` */
  constructor(file: string) {
    this.#blocks = blocksOf(readFileSync(join(root, file), "utf8"));
  }

  /**
   * Does what a section says, in its order: runs the commands, each where the one before it left the
   * shell, and puts settings into `cdktf.json`. Returns what was printed.
   * @throws Error for a command that fails, and for one of `notRun` that is not there
   */
  async follow(
    section: string,
    checkout: Pick<Checkout, "enter" | "run" | "set">,
    notRun: NotRun = {},
  ): Promise<string> {
    const blocks = this.#blocks.filter((block) => block.section === section);
    const strangers = new Set(Object.keys(notRun));
    let printed = "";
    checkout.enter();
    for (const block of blocks) {
      this.#followed.add(block);
      if (block.language === "json") {
        checkout.set(block.text);
        continue;
      }
      for (const command of commandsOf(block.text)) {
        if (strangers.delete(command) || command in notRun) continue;
        printed += await checkout.run(command);
      }
    }
    if (blocks.length === 0 || strangers.size > 0) {
      throw new Error(
        `the guide has no ${[...strangers].join(", ") || "commands"} in "${section}": expected what it says now`,
      );
    }
    return printed;
  }

  /** What nobody followed so far. */
  get left(): readonly string[] {
    return this.#blocks
      .filter((block) => !this.#followed.has(block))
      .map(({ section, text }) => `${section}: ${text}`);
  }
}

/** The fenced blocks of a text that are to be followed. Others, lists in JSON too, are examples, drawings and answers. */
export function blocksOf(text: string): readonly Block[] {
  return text.split(/^#{1,3} /m).flatMap((part) => {
    const [section = ""] = part.split("\n", 1);
    return [...part.matchAll(/^```(sh|json(?=\n\{))\n(.*?)^```$/gms)].map(
      ([, language = "", text = ""]) => ({ section, language, text }),
    );
  });
}

/** One command on each line; `\` at its end goes on, and ` # ` begins a comment. */
export function commandsOf(text: string): readonly string[] {
  return text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/ +# .*/, ""))
    .filter((line) => line.trim() !== "");
}
