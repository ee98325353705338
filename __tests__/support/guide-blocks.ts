import { readFileSync } from "node:fs";
import { join } from "node:path";

const guides = join(__dirname, "../../guides");

/** The fenced blocks of a guide in one language, in their order. */
export function guideBlocks(
  guide: string,
  language: string,
): readonly string[] {
  const text = readFileSync(join(guides, `${guide}.md`), "utf8");
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms");
  return [...text.matchAll(fence)].map(([, block = ""]) => block);
}
