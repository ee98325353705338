import { EvaluationError } from "../values";
import { numberArg, textArg, type Functions } from "./arguments";

const numbersOf = (args: Parameters<Functions[string]>[0]) => {
  if (args.length === 0) throw new EvaluationError("expected a number");
  return args.map((_, n) => numberArg(args, n));
};

/** Functions of numbers. */
export const numbers: Functions = {
  abs: (args) => Math.abs(numberArg(args, 0)),
  ceil: (args) => Math.ceil(numberArg(args, 0)),
  floor: (args) => Math.floor(numberArg(args, 0)),
  log: (args) => Math.log(numberArg(args, 0)) / Math.log(numberArg(args, 1)),
  max: (args) => numbersOf(args).reduce((a, b) => Math.max(a, b)),
  min: (args) => numbersOf(args).reduce((a, b) => Math.min(a, b)),
  parseint: (args) => {
    const [text, base] = [textArg(args, 0), numberArg(args, 1)];
    const number = base >= 2 && base <= 36 ? parseInt(text, base) : NaN;
    if (
      number.toString(base >= 2 && base <= 36 ? base : 10) !==
      text.toLowerCase()
    ) {
      throw new EvaluationError(`expected a whole number, got ${text}`);
    }
    return number;
  },
  pow: (args) => numberArg(args, 0) ** numberArg(args, 1),
  signum: (args) => Math.sign(numberArg(args, 0)),
};
