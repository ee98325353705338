import { Unknown, type Value } from "../model";
import type { BinaryOperator } from "./ast";
import {
  equal,
  EvaluationError,
  toBoolean,
  toNumber,
  unknownFrom,
} from "./values";

/** @throws {EvaluationError} for operands of the wrong type */
export function applyUnary(operator: "-" | "!", of: Value): Value {
  const operand = operator === "-" ? toNumber(of) : toBoolean(of);
  if (operand instanceof Unknown) return unknownFrom(operator, operand);
  return typeof operand === "number" ? -operand : !operand;
}

/** @throws {EvaluationError} for operands of the wrong type */
export function applyBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value {
  switch (operator) {
    case "==":
    case "!=": {
      const answer = equal(left, right);
      return answer === "unknown"
        ? unknownFrom(operator, left, right)
        : answer === (operator === "==");
    }
    case "&&":
    case "||":
      return logic(operator, toBoolean(left), toBoolean(right));
    default:
      return arithmetic(operator, toNumber(left), toNumber(right));
  }
}

/** One operand may decide alone. */
function logic(
  operator: "&&" | "||",
  left: boolean | Unknown,
  right: boolean | Unknown,
): Value {
  const decisive = operator === "||";
  if (left === decisive || right === decisive) return decisive;
  if (left instanceof Unknown || right instanceof Unknown) {
    return unknownFrom(operator, left, right);
  }
  return !decisive;
}

function arithmetic(
  operator: Exclude<BinaryOperator, "==" | "!=" | "&&" | "||">,
  left: number | Unknown,
  right: number | Unknown,
): Value {
  if (left instanceof Unknown || right instanceof Unknown) {
    return unknownFrom(operator, left, right);
  }
  if ((operator === "/" || operator === "%") && right === 0) {
    throw new EvaluationError("division by zero");
  }
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
  }
}
