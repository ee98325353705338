import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { presets } from "../../src/stacks/settings";
import { synthText } from "./synth";

test.each(presets)(
  "%s is synthesized as the golden file says (UPDATE_GOLDEN=1 renews it)",
  (preset) => {
    const file = join(__dirname, `${preset}.golden.json`);
    const text = withoutHashes(synthText({ preset }));
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, `${text}\n`);
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, "utf8").trimEnd());
  },
);

/** A function's archive changes with each line of its code. What is in it, other tests tell. */
function withoutHashes(text: string): string {
  return text
    .replace(/[0-9a-f]{64}(?=\/function\.zip")/, "<hash>")
    .replace(/(?<="source_code_hash": )"[^"]+"/, '"<hash>"');
}
