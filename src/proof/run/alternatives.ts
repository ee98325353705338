import { fold, type Condition, type Pattern } from "../../pattern";

/** More are not looked into; what they would show is left open. */
const MOST = 1000;

/** The pattern as alternatives of conditions that must all hold; undefined where there are too many. */
export function alternativesOf(
  pattern: Pattern,
): readonly (readonly Condition[])[] | undefined {
  const leaf = (condition: Condition) => [[condition]];
  return fold<readonly (readonly Condition[])[] | undefined>(pattern, {
    or: ({ operands }) => {
      const all = operands.map(alternativesOf);
      return all.includes(undefined)
        ? undefined
        : all.flatMap((alternatives) => alternatives ?? []);
    },
    and: ({ operands }) =>
      operands
        .map(alternativesOf)
        .reduce(
          (before, next) =>
            before && next && before.length * next.length <= MOST
              ? before.flatMap((one) => next.map((other) => [...one, ...other]))
              : undefined,
          [[]],
        ),
    text: leaf,
    number: leaf,
    regex: leaf,
    is: leaf,
    "not-exists": leaf,
  });
}
