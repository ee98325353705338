import { hasPlaceholder, parts } from "../../placeholder";

type Answer = boolean | "unknown";

/** Whether a text begins so; `unknown` where a placeholder stands against something else. */
export function startsWith(text: string, beginning: string): Answer {
  return begins(parts(text), parts(beginning));
}

/** Whether a text ends so. */
export function endsWith(text: string, ending: string): Answer {
  return begins(parts(text).toReversed(), parts(ending).toReversed());
}

function begins(text: readonly string[], beginning: readonly string[]): Answer {
  for (const [n, wanted] of beginning.entries()) {
    const found = text[n];
    if (found === wanted) continue;
    return hasPlaceholder(wanted) ||
      (found !== undefined && hasPlaceholder(found))
      ? "unknown"
      : false;
  }
  return true;
}
