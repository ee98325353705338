import { cpSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Checkout } from "./checkout";

const root = resolve(__dirname, "../../..");

/** A checkout whose sources are its own, to be changed, and known to git. It has no AWS. */
export class Clone extends Checkout {
  constructor() {
    super({ endpoint: "http://127.0.0.1:9" });
    for (const name of [
      ...["main.ts", "src", "rules", "__tests__", "bench", "bin", "scripts"],
      ...["package.json", "tsconfig.json", "jest.config.js", ".gitignore"],
    ]) {
      const copy = join(this.folder, name);
      rmSync(copy, { recursive: true, force: true });
      cpSync(join(root, name), copy, {
        recursive: true,
        filter: (source) => basename(source) !== "node_modules",
      });
    }
  }

  /** Everything as it is, committed. */
  async commit(): Promise<void> {
    await this.run("git init --quiet && git add --all");
    await this.run("git commit --quiet --message clone");
  }
}
