import { rmSync } from "node:fs";
import { join } from "node:path";
import { Checkout } from "./checkout";
import { turnToEmulator } from "./emulator-override";

/** A checkout in which `npx cdktf` works as well: on what was synthesized last, and on the emulator. */
export class DeployingCheckout extends Checkout {
  override async run(command: string): Promise<string> {
    // Its override is for the providers that it had.
    if (command === "npm run synth")
      rmSync(this.#stackFolder, { recursive: true, force: true });
    if (!command.startsWith("npx cdktf ")) return super.run(command);
    await turnToEmulator(this.#stackFolder);
    // It would write the folder anew, and ask the registry, whatever the mirrors hold.
    const options = ["--skip-synth", "--skip-provider-lock"];
    const yes = command === "npx cdktf diff" ? [] : ["--auto-approve"];
    return super.run([command, ...options, ...yes].join(" "));
  }

  get #stackFolder(): string {
    return join(this.folder, "cdktf.out/stacks/security-monitor");
  }
}
