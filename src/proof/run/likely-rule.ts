import { rules } from "../../../rules";
import { conditions, renderSelector } from "../../pattern";
import type { Rule } from "../../rule/rule";

/** Below this share of common words two filters are about different things. */
const ALIKE = 0.34;

/**
 * The rule whose fields and values are most like those that a text names, controls of benchmarks
 * first: what somebody who copied a filter from a tutorial meant. Works on texts that cannot be
 * parsed, too.
 */
export function likelyRule(text: string): Rule | undefined {
  const words = wordsIn(text);
  const [best] = rules
    .map((rule) => ({ rule, score: likeness(words, wordsOf(rule)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.rule.controls.length > 0) - Number(a.rule.controls.length > 0),
    );
  return best?.rule;
}

/** The share of words that both have, of those that either has; values weigh more than fields. */
function likeness(one: Words, other: Words): number {
  return (
    0.7 * share(one.values, other.values) +
    0.3 * share(one.fields, other.fields)
  );
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 1 : both / either;
}

interface Words {
  readonly fields: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

const known = new WeakMap<Rule, Words>();

function wordsOf(rule: Rule): Words {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const all = conditions(rule.pattern);
  const words = {
    fields: new Set(all.map((c) => plain(renderSelector(c.selector)))),
    values: new Set(
      all.flatMap((c) => (c.kind === "text" ? [plain(c.value)] : [])),
    ),
  };
  known.set(rule, words);
  return words;
}

/** Selectors and the words that are none, keywords left out; of event patterns, values only. */
function wordsIn(text: string): Words {
  const fields = text.match(/\$\.[\w.]+/g) ?? [];
  const rest = text.replace(/\$\.[\w.]+/g, " ");
  const quoted = [...rest.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  const bare = rest.replace(/"[^"]*"/g, " ").match(/[\w.*]+/g) ?? [];
  return {
    fields: new Set(fields.map(plain)),
    values: new Set(
      [...quoted, ...bare]
        .filter((word) => !/^(is|not|null|exists|true|false)$/i.test(word))
        .map(plain),
    ),
  };
}

function plain(word: string): string {
  return word.toLowerCase().replace(/^\*|\*$|[\\']/g, "");
}
