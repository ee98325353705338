import { Unknown, type Value } from "../../model";
import { equal, EvaluationError } from "../values";
import { listArg, type Functions } from "./arguments";
import { distinct } from "./collections";
import { toSet } from "./conversions";

/** A product with more elements is nobody's configuration. */
const MOST = 10_000;

/** Functions of sets, which are lists in order here. */
export const sets: Functions = {
  setunion: (args) => toSet(args.flatMap((_, n) => listArg(args, n))),
  setintersection: (args) =>
    args
      .map((_, n) => listArg(args, n))
      .reduce((a, b) => a.filter((item) => holds(b, item))),
  setsubtract: (args) => {
    const others = listArg(args, 1);
    return listArg(args, 0).filter((item) => !holds(others, item));
  },
  setproduct: (args) => {
    const lists = args.map((_, n) => listArg(args, n));
    if (lists.length < 2)
      throw new EvaluationError("expected two sets or more");
    const count = lists.reduce((product, list) => product * list.length, 1);
    if (count > MOST) {
      return new Unknown(
        `a product of ${count} elements is not evaluated here`,
      );
    }
    return lists.reduce<readonly (readonly Value[])[]>(
      (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
      [[]],
    );
  },
  setsymmetricdifference: (args) => {
    const [a, b] = [listArg(args, 0), listArg(args, 1)];
    return distinct([
      ...a.filter((item) => !holds(b, item)),
      ...b.filter((item) => !holds(a, item)),
    ]);
  },
};

function holds(list: readonly Value[], item: Value): boolean {
  return list.some((other) => equal(other, item) === true);
}
