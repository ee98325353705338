import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { presets } from "../../src/stacks/settings";
import { synthText } from "./synth";

test.each(presets)(
  "%s is synthesized as the golden file says (UPDATE_GOLDEN=1 renews it)",
  (preset) => {
    const file = join(__dirname, `${preset}.golden.json`);
    const text = synthText({ preset });
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, `${text}\n`);
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, "utf8").trimEnd());
  },
);
