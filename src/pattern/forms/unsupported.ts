import type { Pattern } from "../ast";
import { render } from "../render";

/** What a pattern can be compiled to besides a metric filter. */
export type FormTarget = "EventBridge" | "Athena" | "Logs Insights";

/** Characters of a pattern that a message shows. */
const SHOWN = 120;

/**
 * A target cannot express a part of a pattern, or would take it for something else.
 *
 * Nothing is widened in silence: a caller may split the pattern, drop {@link node} by `widen`, or
 * leave the rule to another route.
 */
export class UnsupportedPatternError extends Error {
  override readonly name = "UnsupportedPatternError";
  readonly target: FormTarget;
  /** The condition that cannot be expressed, or the node that the target has no room for. */
  readonly node: Pattern;
  /** Why, as a sentence without its full stop. */
  readonly reason: string;
  /** What to write or do instead. */
  readonly mend: string;

  constructor(
    target: FormTarget,
    node: Pattern,
    { reason, mend }: { readonly reason: string; readonly mend: string },
  ) {
    const text = render(node);
    const excerpt = text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
    super(`${target} cannot express ${excerpt}: ${reason}: ${mend}`);
    this.target = target;
    this.node = node;
    this.reason = reason;
    this.mend = mend;
  }
}
