import { publishedControls } from "./published-controls";
import type { Control, Rule } from "./rule";

/** A control, and the rules that satisfy it. */
export interface ControlCoverage {
  readonly framework: Control["framework"];
  readonly id: string;
  /** What the control asks for; undefined where the project only knows it from its rules. */
  readonly topic: string | undefined;
  /** Earlier ids, such as `4.3 (1.4 to 5.0)`. */
  readonly formerly: readonly string[];
  /** The chosen rules that satisfy it, by id. */
  readonly rules: readonly string[];
  /** Rules that would satisfy it and were not chosen, where no chosen rule does. */
  readonly available: readonly string[];
  /** Why no rule can satisfy it; undefined where one can. */
  readonly notARule: string | undefined;
}

/**
 * The controls of CIS and Security Hub, covered or not, then those of other frameworks that rules
 * name, of which no list is complete.
 *
 * @param all the rules to choose from
 */
export function controlCoverage(
  chosen: readonly Rule[],
  all: readonly Rule[],
): readonly ControlCoverage[] {
  const published = publishedControls.map(
    ({ framework, id, topic, formerly, notARule }) => ({
      framework,
      id,
      topic,
      formerly,
      ...satisfying({ framework, id }, chosen, all),
      notARule,
    }),
  );
  const listed = new Set(published.map(({ framework }) => framework));
  return [
    ...published,
    ...named(chosen)
      .filter(({ framework }) => !listed.has(framework))
      .map(({ framework, id }) => ({
        framework,
        id,
        topic: undefined,
        formerly: [],
        ...satisfying({ framework, id }, chosen, all),
        notARule: undefined,
      })),
  ];
}

type ControlId = Pick<Control, "framework" | "id">;

function satisfying(
  wanted: ControlId,
  chosen: readonly Rule[],
  all: readonly Rule[],
): Pick<ControlCoverage, "rules" | "available"> {
  const idsOf = (rules: readonly Rule[]) =>
    rules
      .filter(({ controls }) =>
        controls.some(
          ({ framework, id }) =>
            framework === wanted.framework && id === wanted.id,
        ),
      )
      .map(({ id }) => id);
  const rules = idsOf(chosen);
  return { rules, available: rules.length > 0 ? [] : idsOf(all) };
}

/** The controls that the rules name, each once, ordered as a person would: AC-2 before AC-12. */
function named(rules: readonly Rule[]): readonly ControlId[] {
  const byName = new Map(
    rules
      .flatMap(({ controls }) => controls)
      .map((control) => [`${control.framework} ${control.id}`, control]),
  );
  return [...byName]
    .map(([name, control]) => ({
      place: name.replace(/\d+/g, padded),
      control,
    }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ control }) => control);
}

const padded = (digits: string) => digits.padStart(6, "0");
