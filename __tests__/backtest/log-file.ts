import { rules } from "../../rules";
import type { Dice } from "./dice";
import { type Change, chunkLengths, LogBytes, logText } from "./log-bytes";
import { anyValue, spelled } from "./spelling";

/** The cases of all rules, which are what a scanner must tell apart. */
const cases: readonly unknown[] = rules.flatMap(({ matches, ignores }) => [
  ...Object.values(matches),
  ...Object.values(ignores),
]);

/** Records of a few cases, spelled in any way over and over, and some of anything. */
function recordTexts(dice: Dice): readonly string[] {
  const few = dice.some(2, () => cases[dice.below(cases.length)]);
  return dice.some(6, () => {
    const value = few[dice.below(3)] ?? anyRecord(dice);
    return spelled(value, dice);
  });
}

function anyRecord(dice: Dice): unknown {
  return dice.oneIn(2) ? anyValue(dice) : cases[dice.below(cases.length)];
}

/** A log file that was changed, step by step. */
export function logFile(
  dice: Dice,
  changes: readonly Change[],
  texts = recordTexts,
): LogBytes {
  const lengths = chunkLengths(dice);
  const steps = changes.map((change) => change(dice));
  const text = Buffer.from(logText(texts(dice), dice));
  const bytes = steps.reduce<Buffer>((bytes, step) => step(bytes), text);
  return new LogBytes(bytes, lengths);
}
