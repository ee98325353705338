import type { Command } from "./command";

/** A command in the table. Its file is loaded only when it is called. */
export interface CommandEntry {
  /** The words that call it, such as `pattern match`. */
  readonly name: string;
  readonly summary: string;
  readonly load: () => Command;
}

/** First words that several commands share. */
export const groups: Readonly<Record<string, string>> = {
  rules: "the detections: what they look for, and their tests",
  pattern: "CloudWatch Logs filter patterns, without deploying them",
};

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "init",
    summary: "set the project up: whom to alert, where, and what is deployed",
    load: () => loaded(require("./commands/init")),
  },
  {
    name: "doctor",
    summary: "check what a deployment needs: programs, credentials, rights",
    load: () => loaded(require("./commands/doctor")),
  },
  {
    name: "rules list",
    summary: "list the rules",
    load: () => loaded(require("./commands/rules-list")),
  },
  {
    name: "rules show",
    summary: "show all about one rule",
    load: () => loaded(require("./commands/rules-show")),
  },
  {
    name: "rules test",
    summary: "run the cases of the rules",
    load: () => loaded(require("./commands/rules-test")),
  },
  {
    name: "pattern check",
    summary: "check a filter pattern",
    load: () => loaded(require("./commands/pattern-check")),
  },
  {
    name: "pattern match",
    summary: "match a filter pattern against logs",
    load: () => loaded(require("./commands/pattern-match")),
  },
  {
    name: "backtest",
    summary: "run rules over recorded logs: what would they have told?",
    load: () => loaded(require("./commands/backtest")),
  },
  {
    name: "coverage",
    summary: "show what the rules cover, what they do not, and why",
    load: () => loaded(require("./commands/coverage")),
  },
  {
    name: "prove",
    summary: "prove that alerts of a Terraform configuration arrive",
    load: () => loaded(require("./commands/prove")),
  },
  {
    name: "events",
    summary: "show what the event pipeline has found",
    load: () => loaded(require("./commands/events")),
  },
  {
    name: "cost",
    summary: "reckon what a preset costs a month",
    load: () => loaded(require("./commands/cost")),
  },
];

/** Every file in commands/ exports its command by this name; a test loads them all. */
function loaded(module: { readonly command: Command }): Command {
  return module.command;
}
