import { fold, type Pattern, type Selector } from "./ast";
import { NAME } from "./syntax/characters";

/**
 * The canonical text of a pattern: every text value in double quotes, keywords in capitals,
 * parentheses only where precedence asks for them.
 */
export function render(pattern: Pattern): string {
  return `{ ${renderNode(pattern)} }`;
}

const PRECEDENCE = { or: 1, and: 2, condition: 3 } as const;

function precedence({ kind }: Pattern): number {
  return kind === "or" || kind === "and"
    ? PRECEDENCE[kind]
    : PRECEDENCE.condition;
}

function renderNode(node: Pattern): string {
  const join = (operands: readonly Pattern[], connective: string) =>
    operands
      .map((operand) =>
        precedence(operand) <= precedence(node)
          ? `(${renderNode(operand)})`
          : renderNode(operand),
      )
      .join(` ${connective} `);
  return fold(node, {
    and: ({ operands }) => join(operands, "&&"),
    or: ({ operands }) => join(operands, "||"),
    text: ({ selector, operator, value }) =>
      `${renderSelector(selector)} ${operator} ${quoteText(value)}`,
    number: ({ selector, operator, value }) =>
      `${renderSelector(selector)} ${operator} ${value}`,
    regex: ({ selector, operator, source }) =>
      `${renderSelector(selector)} ${operator} %${source}%`,
    is: ({ selector, value }) =>
      `${renderSelector(selector)} IS ${String(value).toUpperCase()}`,
    "not-exists": ({ selector }) => `${renderSelector(selector)} NOT EXISTS`,
  });
}

/** `$.resources[0].ARN`; a key with other characters than a name's stands in `.['…']`. */
export function renderSelector(selector: Selector): string {
  const steps = selector.map((step) => {
    switch (step.kind) {
      case "key":
        return NAME.test(step.name) ? `.${step.name}` : `.['${step.name}']`;
      case "index":
        return `[${step.index}]`;
      case "any-key":
        return ".*";
      case "any-element":
        return "[*]";
    }
  });
  return `$${steps.join("")}`;
}

function quoteText(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
